"""Phrases that a query asks for besides the words it is made of."""

from typing import NamedTuple

# What a word may have been meant for besides counts half of what it was taken for; a
# phrase of equal meaning, taken instead of the words it stands for, nearly the whole.
WEIGHT = 0.5
EQUAL = 0.9


class Expansion(NamedTuple):
    """Neighbouring terms to look for instead of `length` words from `start` on."""

    start: int
    length: int
    terms: tuple[str, ...]
    weight: float = EQUAL
