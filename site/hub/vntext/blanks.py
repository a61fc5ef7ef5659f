"""Blanks in sample prompts: `{{tên ô}}`, filled in by the reader.

Square brackets are literal text, and so are braces that do not pair or hold no name.
A name may end with an example: `{{tuổi và nghề, ví dụ: 60 tuổi, trồng chè}}`.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from .normal import nfc

BLANK = re.compile(r"\{\{\s*+([^{}\s][^{}]*+)\}\}")
EXAMPLE = re.compile(r",\s(?:ví dụ:|e\.g\.)", re.IGNORECASE)


class Piece(NamedTuple):
    """A stretch of a prompt: text to print, or the name of a blank."""

    kind: Literal["text", "blank"]
    text: str


def split_blanks(text: str) -> list[Piece]:
    """Return the pieces of a text in order, none of them empty."""
    pieces, end = [], 0
    for match in BLANK.finditer(text):
        if match.start() > end:
            pieces.append(Piece("text", text[end : match.start()]))
        pieces.append(Piece("blank", _name(match[1])))
        end = match.end()
    if end < len(text):
        pieces.append(Piece("text", text[end:]))
    return pieces


def blanks(text: str) -> list[str]:
    """Return the names of the blanks in order, each once."""
    return list(dict.fromkeys(_name(match[1]) for match in BLANK.finditer(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each blank replaced by its value, by name.

    A blank with no value, or one of spaces only, stays as written. Braces inside a
    value are not filled again.
    """
    given = {_name(name): value for name, value in values.items() if value.strip()}
    return BLANK.sub(lambda match: given.get(_name(match[1]), match[0]), text)


def label_of(blank: str) -> str:
    """Return a blank's name without its example: "tuổi và nghề"."""
    return EXAMPLE.split(nfc(blank), maxsplit=1)[0].strip()


def hint_of(blank: str) -> str:
    """Return the example in a blank's name, "60 tuổi, trồng chè", or ""."""
    return "".join(EXAMPLE.split(nfc(blank), maxsplit=1)[1:]).strip()


def _name(raw: str) -> str:
    """Return a name in NFC with single spaces, so that spellings of it compare."""
    return " ".join(nfc(raw).split())
