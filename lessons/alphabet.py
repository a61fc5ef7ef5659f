"""The order of Vietnamese words: by letter first, the tone does not count."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from unicodedata import normalize

LETTERS = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"
# Grave, acute, tilde, hook above, dot below: tones, which make no other letter.
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def letters(text: str) -> str:
    """Return the text in capitals without tones: "Dấu chìm" gives "DÂU CHIM"."""
    return normalize("NFC", normalize("NFD", text.upper()).translate(TONES))


def key(text: str) -> tuple[list[int], str]:
    """Return what to sort by; whatever is no letter comes before the letters."""
    return [LETTERS.find(letter) for letter in letters(text)], text


def by_letter(pages: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Return pages in the order of their titles, under the letter they begin with."""
    ordered = sorted(pages, key=lambda page: key(page.title))
    groups = groupby(ordered, key=lambda page: letters(page.title)[:1])
    return [(letter, list(group)) for letter, group in groups]
