"""Typed readers of the environment. A secret may also lie in a file (`NAME_FILE`)."""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SAMPLE_WORDS = ("change", "secret", "sample", "example", "insecure", "mat-khau")
TEXT_SENDERS = {
    "console": "hub.accounts.codes.console.ConsoleSender",
    "file": "hub.accounts.codes.file.FileSender",
    "http": "hub.accounts.codes.http.HttpSender",
}


def text(name: str, default: str = "") -> str:
    """Return the value of `name`, or what the file named by `name_FILE` holds."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    return value in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number") from None


def listed(name: str) -> list[str]:
    """Return the comma-separated values of `name`, without blanks."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def networks(name: str) -> list[str]:
    """Return addresses and networks, comma-separated, or refuse to start."""
    try:
        return [str(ip_network(value)) for value in listed(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from None


def secret(name: str) -> str:
    """Return a secret of at least 50 characters that is no sample, or refuse to start."""
    return sound(name, text(name))


def secrets_of(name: str) -> list[str]:
    """Return one or more such secrets, comma-separated, the one in use first."""
    return [sound(name, value) for value in listed(name) or [""]]


def sound(name: str, value: str) -> str:
    if len(value) < 50 or len(set(value)) < 10:
        raise ImproperlyConfigured(f"{name} is missing or shorter than 50 characters")
    if any(word in value.lower() for word in SAMPLE_WORDS):
        raise ImproperlyConfigured(f"{name} looks like a sample; make a new one")
    return value


def kept_secret(path: Path) -> str:
    """Return the secret kept in `path`, made at the first start (not for production)."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(secrets.token_urlsafe(64))
            path.chmod(0o600)
        except FileExistsError:  # another process was first
            pass
    return path.read_text(encoding="utf-8").strip()


def postgresql(url: str) -> dict[str, object]:
    """Return Django's DATABASES entry for `postgresql://user:word@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must be a postgresql:// address")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def text_sender(name: str) -> str:
    """Return the dotted path of the sender of text messages of this name."""
    if name not in TEXT_SENDERS:
        raise ImproperlyConfigured(
            f"SMS_SENDER must be one of {', '.join(TEXT_SENDERS)}"
        )
    return TEXT_SENDERS[name]
