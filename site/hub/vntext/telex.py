"""Telex: Vietnamese typed with the keys s f r x j, aa ee oo, w and dd."""

import re
from collections.abc import Iterator

from .keys import (
    BREVE,
    HATS,
    HORNS,
    LONGEST_TYPED,
    STROKE,
    Marks,
    first_syllable,
    marked,
)
from .spellings import TONES
from .syllable import split_tones

TONE_OF = dict(zip("fsxrj", TONES, strict=True)) | {"z": ""}
TONE_KEYS = re.compile("[sfrxjz]")
VOWEL = re.compile("[aăâeêioôơuưyw]")
UNDONE = re.compile(r"([sfrxjzw])\1")
W = HORNS | BREVE


def from_telex(word: str, *, partial: bool = False) -> str | None:
    """Return the syllable typed in Telex keys, None when the word is not Telex.

    Keys may come in any order behind the vowel ("dduwowcj", "duocdwj"), on top of
    marks that are there ("tiêngs"). A key struck twice is meant as a letter.
    """
    letters, tone = split_tones(word.lower())
    vowel = VOWEL.search(letters)
    if vowel is None or len(letters) > LONGEST_TYPED or UNDONE.search(letters):
        return None
    head, tail = letters[: vowel.start()], letters[vowel.start() :]
    tones = TONE_KEYS.findall(tail)
    tail = TONE_KEYS.sub("", tail)
    if tail.startswith("w"):
        tail = "ư" + tail[1:]
    spellings = _spellings(head, tail.replace("w", ""), [W] * tail.count("w"))
    found = first_syllable(spellings, TONE_OF[tones[-1]] if tones else tone, partial)
    return found if found != word.lower() else None


def _spellings(head: str, tail: str, marks: list[Marks]) -> Iterator[str]:
    """Yield the readings of doubled letters: as a mark first, as they stand last."""
    onset = head + tail
    if onset.startswith("d") and "d" in onset[1:]:
        place = onset.index("d", 1)
        yield from _hats(onset[:place] + onset[place + 1 :], [*marks, STROKE])
    yield from _hats(onset, marks)


def _hats(letters: str, marks: list[Marks]) -> Iterator[str]:
    for vowel, hat in HATS.items():
        count = letters.count(vowel)
        if count == 2:
            place = letters.rindex(vowel)
            rest = letters[:place] + letters[place + 1 :]
            yield from marked(rest, [*marks, {vowel: hat}])
        elif count == 3:
            yield from marked(letters.replace(vowel * 3, vowel * 2), marks)
    yield from marked(letters, marks)
