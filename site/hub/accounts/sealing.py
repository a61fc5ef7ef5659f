"""Private values: sealed with keys that rotate, and compared by a keyed hash.

The first key of each list is the one in use, later ones still open what is old. A key in
the settings is a long random text; what the ciphers need is derived from it.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """No key of the settings opens the value."""


def _derived(secret: str, purpose: str) -> bytes:
    """Return 32 bytes of a secret for one purpose; they tell nothing of the others."""
    return hmac.digest(secret.encode(), f"hub:{purpose}".encode(), hashlib.sha256)


def _box() -> MultiFernet:
    keys = [_derived(secret, "seal") for secret in settings.HUB_PHONE_KEYS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def seal(text: str) -> str:
    """Return the text as a token that only a key of `HUB_PHONE_KEYS` opens."""
    return _box().encrypt(text.encode()).decode()


def unseal(token: str, seconds: int | None = None) -> str:
    """Return the text of a token, if no older than so many seconds. Raises Unreadable."""
    try:
        return _box().decrypt(token.encode(), ttl=seconds).decode()
    except InvalidToken:
        raise Unreadable from None


def digests(purpose: str, text: str) -> list[str]:
    """Return the keyed hashes of the text, by the key in use first, as 64 hex digits."""
    keys = [_derived(secret, purpose) for secret in settings.HUB_PHONE_HASH_KEYS]
    return [hmac.digest(key, text.encode(), hashlib.sha256).hex() for key in keys]


def digest(purpose: str, text: str) -> str:
    """Return the keyed hash of the text by the key in use."""
    return digests(purpose, text)[0]


def same(purpose: str, text: str, kept: str) -> bool:
    """Return whether `kept` is a keyed hash of the text, in time that tells nothing."""
    found = [hmac.compare_digest(one, kept) for one in digests(purpose, text)]
    return any(found)
