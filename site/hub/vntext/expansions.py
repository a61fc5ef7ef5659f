"""Phrases that a query asks for besides the words it is made of."""

from typing import NamedTuple

# Half the weight of what was typed ranks better than the whole of it.
WEIGHT = 0.5


class Expansion(NamedTuple):
    """Neighbouring terms to look for instead of `length` words from `start` on."""

    start: int
    length: int
    terms: tuple[str, ...]
    weight: float = WEIGHT
