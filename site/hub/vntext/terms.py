"""A word as the index keeps it: accented, and folded to the letters people type."""

import re
import unicodedata
from functools import lru_cache

from .fold import fold
from .normal import nfc
from .syllable import parse_syllable

# PostgreSQL refuses a lexeme above 2 KB, Elasticsearch cuts above 255 characters.
LONGEST = 64
LATIN_MARKS = re.compile(r"([a-z\u00df-\u024f])[\u0300-\u036f]+")


@lru_cache(maxsize=1 << 16)
def respell(word: str) -> str:
    """Return a word in small letters with its tone in place: "Thúy" is "thuý"."""
    lower = nfc(nfc(word).casefold())
    found = parse_syllable(lower)
    return found.spelled if found else lower


@lru_cache(maxsize=1 << 16)
def canon(word: str) -> str:
    """Return the accented form that all spellings of a word share: "Kỹ" is "kĩ"."""
    return _one_letter(respell(word))[:LONGEST]


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """Return the folded form that all spellings share: "Kỹ", "kĩ", "ky" are "ki".

    Marks of other languages go as well ("Zürich" is "zurich"), unlike in `fold`.
    """
    bare = fold(word)
    if not bare.isascii():
        bare = LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", bare))
        bare = unicodedata.normalize("NFC", bare)
    return _one_letter(bare)[:LONGEST]


def _one_letter(word: str) -> str:
    found = parse_syllable(word)
    return found.unified.spelled if found else word
