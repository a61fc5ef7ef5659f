"""Marks of letters typed as keys, put on every letter that could carry them."""

from collections.abc import Iterable

from .spellings import BEGINNINGS
from .syllable import Syllable, with_tone

HATS = {"a": "â", "e": "ê", "o": "ô"}
HORNS = {"uo": "ươ", "u": "ư", "o": "ơ"}
BREVE = {"a": "ă"}
STROKE = {"d": "đ"}
# The longest syllable has seven letters (nghiêng) and takes five keys more.
LONGEST_TYPED = 12

Marks = dict[str, str]


def marked(letters: str, marks: Iterable[Marks]) -> list[str]:
    """Return the spellings that arise when each mark goes on one letter it fits."""
    found = [letters]
    for mark in marks:
        found = [after for before in found for after in _each(before, mark)]
    return found


def _each(letters: str, mark: Marks) -> list[str]:
    return [
        letters[:place] + new + letters[place + len(old) :]
        for old, new in mark.items()
        for place in range(len(letters))
        if letters.startswith(old, place) and (old != "d" or place == 0)
    ]


def first_syllable(spellings: Iterable[str], tone: str, partial: bool) -> str | None:
    """Return the first spelling that is a syllable, with its tone.

    `partial` takes the beginning of one too, "đươ", without its tone.
    """
    for letters in spellings:
        found: Syllable | None = with_tone(letters, tone)
        if found:
            return found.spelled
        if partial and letters in BEGINNINGS:
            return letters
    return None
