"""Cutting a text short between letters as a reader sees them."""

import unicodedata

JOINER = "\u200d"
SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))  # behind a hand or a face
FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))  # two of them are a flag


def head(text: str, most: int) -> str:
    """Return at most so many characters: a letter with its marks, a picture made of
    several signs and a flag are left out as a whole.
    """
    if len(text) <= most:
        return text
    while most > 0 and splits(text, most):
        most -= 1
    return text[:most]


def splits(text: str, at: int) -> bool:
    """Return whether a cut before this character would split a letter."""
    last, first = text[at - 1], text[at]
    if JOINER in {last, first} or unicodedata.category(first).startswith("M"):
        return True
    before = text[:at]
    half = (len(before) - len(before.rstrip(FLAGS))) % 2 == 1
    return first in SKINS or (first in FLAGS and half)
