"""Phrases that a query asks for besides the words it is made of."""

from typing import NamedTuple

# What a word may have been meant for besides counts half of what it was taken for; a
# phrase of equal meaning is taken instead of the words that it stands for.
WEIGHT = 0.5
EQUAL = 1.0


class Expansion(NamedTuple):
    """Neighbouring terms to look for instead of `length` words from `start` on."""

    start: int
    length: int
    terms: tuple[str, ...]
    weight: float = EQUAL
    accented: tuple[str, ...] = ()
    """The same words with their marks, where a group says them: "trà" is no "trả"."""
