"""Names of files: ours in the store, the uploader's in what readers download."""

import posixpath
import re
import secrets
from urllib.parse import quote

from anyascii import anyascii

from hub.vntext import clean, slugify

EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,5})\Z")
NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ().,_+-]+")
LONGEST = 200
LONGEST_FALLBACK = 120


def split(name: str) -> tuple[str, str]:
    """Return stem and extension ("" or small letters without a dot) of a file's name."""
    name = re.split(r"[\\/]", name)[-1]
    match = EXTENSION.search(name)
    return (name[: match.start()], match[1].lower()) if match else (name, "")


def stored(name: str) -> str:
    """Return a new name for the store: 12 random digits and the extension.

    No word of the uploader gets into a path (ASVS 5.3.2).
    """
    extension = split(name)[1]
    return secrets.token_hex(6) + (f".{extension}" if extension else "")


def given(name: str) -> str:
    """Return the uploader's name in one line of NFC, at most LONGEST characters."""
    stem, extension = split(clean(name).replace("\n", " ").replace("\t", " "))
    stem = stem.strip(" .")[: LONGEST - 6].strip() or "tep"
    return f"{stem}.{extension}" if extension else stem


def in_address(name: str) -> str:
    """Return the name for an address: a-z, 0-9, hyphens and the extension."""
    stem, extension = split(name)
    return f"{slugify(stem) or 'tep'}.{extension}"


def attachment(name: str) -> str:
    """Return the value of Content-Disposition, in pure ASCII (RFC 6266, RFC 8187).

    Old programs read the fallback, all others the UTF-8 name with its marks.
    """
    stem, extension = split(name)
    plain = NOT_PLAIN.sub("_", anyascii(stem))[:LONGEST_FALLBACK].strip() or "tep"
    fallback = posixpath.basename(f"{plain}.{extension}" if extension else plain)
    encoded = quote(name, safe="")
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"
