"""Vietnamese text as pure functions: no Django, linear cost, never raise on a str."""

from .blanks import Piece, blanks, fill, hint_of, label_of, split_blanks
from .count import count_syllables
from .fold import fold
from .formatters import SLUG_FORMATTERS
from .normal import clean, nfc
from .slug import slugify

__all__ = [
    "SLUG_FORMATTERS",
    "Piece",
    "blanks",
    "clean",
    "count_syllables",
    "fill",
    "fold",
    "hint_of",
    "label_of",
    "nfc",
    "slugify",
    "split_blanks",
]
