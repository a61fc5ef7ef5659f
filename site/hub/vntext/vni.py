"""VNI: Vietnamese typed with figures, 1 to 5 tones, 6 to 9 marks, 0 takes a tone off."""

import re

from .keys import BREVE, HATS, HORNS, LONGEST_TYPED, STROKE, first_syllable, marked
from .spellings import TONES
from .syllable import split_tones

TONE_OF = dict(zip("21435", TONES, strict=True)) | {"0": ""}
MARK_OF = {"6": HATS, "7": HORNS, "8": BREVE, "9": STROKE}
FIGURE = re.compile("[0-9]")


def from_vni(word: str, *, partial: bool = False) -> str | None:
    """Return the syllable typed in VNI keys, None when the word is not VNI.

    Keys may come in any order behind the first letter: "u7o71c", "duoc975".
    """
    letters, tone = split_tones(word.lower())
    figures = FIGURE.findall(letters)
    if not figures or len(letters) > LONGEST_TYPED or not letters[0].isalpha():
        return None
    letters = FIGURE.sub("", letters)
    for figure in figures:
        tone = TONE_OF.get(figure, tone)
    marks = [MARK_OF[figure] for figure in figures if figure in MARK_OF]
    return first_syllable(marked(letters, marks), tone, partial)
