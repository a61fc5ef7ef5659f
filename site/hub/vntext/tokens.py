"""The words of a text, and the parts of names written as one word."""

import re
from typing import NamedTuple

from .normal import clean

WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
MOST_PARTS = 4
LONGEST_NAME = 40


class Token(NamedTuple):
    """A word as written, and where it stands in the cleaned text."""

    text: str
    start: int
    end: int


def tokens(text: str, limit: int | None = None) -> list[Token]:
    """Return the words of a *cleaned* text in order, the first `limit` at most."""
    found: list[Token] = []
    for match in WORD.finditer(text):
        if len(found) == limit:
            break
        found.append(Token(match[0], match.start(), match.end()))
    return found


def words(text: str) -> list[str]:
    """Return the words of any text, cleaned first."""
    return WORD.findall(clean(text))


def name_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a name in capitals and small letters, () if it has none.

    "NotebookLM" has two. A part of one letter means that it is no compound: "VNeID",
    "iPhone" and "PDFs" stay whole.
    """
    if not word.isascii() or len(word) > LONGEST_NAME or word[1:].islower():
        return ()
    parts = PART.findall(word)
    if not 2 <= len(parts) <= MOST_PARTS or min(map(len, parts)) < 2:
        return ()
    return () if word.endswith("s") and word[:-1].isupper() else tuple(parts)
