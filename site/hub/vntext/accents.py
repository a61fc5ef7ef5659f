"""The marks that a text typed without them should carry."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from .lattice import best_path
from .terms import canon
from .vocabulary import Vocabulary

MOST_WAYS = 12
# By how much (a logarithm) the next best way to write a word must be worse.
MARGIN = 2.0
# How much likelier than usual a word typed without marks among marked ones is meant so.
AS_TYPED = 8.0


class Way(NamedTuple):
    """One way to write a word: as shown, and how much of its term is written so."""

    shown: str
    accented: str
    share: float

    def leaning(self, typed: str | None, factor: float) -> "Way":
        """Return the way with more weight when it is the one that was typed."""
        return (
            self._replace(share=self.share * factor) if self.accented == typed else self
        )


def ways(folded: str, typed: str | None, vocabulary: Vocabulary) -> list[Way]:
    """Return how a folded term is written, most often first.

    With `typed`, the canonical form that was typed: only that one if it has marks. If
    it has none, the others stay possible: "viết bài ban che".
    """
    counts = vocabulary.readings.get(folded, {})
    total = sum(counts.values()) + 1
    found = [
        Way(form, canon(form), count / total)
        for form, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if typed is None or typed == folded:
        leaning = 1 if typed is None else AS_TYPED
        return [way.leaning(typed, leaning) for way in found[:MOST_WAYS]] or [
            Way(folded, folded, 1.0)
        ]
    same = [way for way in found if way.accented == typed]
    return same[:1] or [Way(typed, typed, 1.0)]


def accent(
    terms: Sequence[str], typed: Sequence[str | None], vocabulary: Vocabulary
) -> tuple[list[str], bool]:
    """Return the words with their likely marks, and whether each of them is sure.

    A word is sure when every other way to write it is far less likely beside the
    neighbours it has here.
    """
    columns = [
        ways(term, form, vocabulary) for term, form in zip(terms, typed, strict=True)
    ]

    def edge(one: Way, two: Way) -> float:
        return 2 * log(1 + vocabulary.spoken(one.accented, two.accented))

    path = best_path(columns, lambda way: log(way.share), edge)

    def likely(way: Way, at: int) -> float:
        before, after = path[max(0, at - 1) : at], path[at + 1 : at + 2]
        met = sum(edge(one, way) for one in before) + sum(
            edge(way, one) for one in after
        )
        return log(way.share) + met

    sure = all(
        way.accented == best.accented or likely(best, at) - likely(way, at) >= MARGIN
        for at, best in enumerate(path)
        for way in columns[at]
    )
    return [way.shown for way in path], sure
