"""The best way through columns of choices, one choice a column (Viterbi's algorithm)."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any


def best_path(
    columns: Sequence[Sequence[Any]],
    node: Callable[[Any], float],
    edge: Callable[[Any, Any], float],
) -> list[Any]:
    """Return one choice a column so that the sum of nodes and edges is greatest.

    No column may be empty. Of equal paths the one of earlier choices wins.
    """
    if not columns:
        return []
    sums = [node(choice) for choice in columns[0]]
    trail: list[list[int]] = []
    for before, column in pairwise(columns):
        best = [_best(sums, before, choice, edge) for choice in column]
        trail.append([place for _, place in best])
        sums = [
            total + node(choice)
            for (total, _), choice in zip(best, column, strict=True)
        ]
    place = sums.index(max(sums))
    path = [columns[-1][place]]
    for back, column in zip(reversed(trail), reversed(columns[:-1]), strict=True):
        place = back[place]
        path.append(column[place])
    return path[::-1]


def _best(
    sums: list[float],
    before: Sequence[Any],
    choice: Any,
    edge: Callable[[Any, Any], float],
) -> tuple[float, int]:
    totals = [
        total + edge(one, choice) for total, one in zip(sums, before, strict=True)
    ]
    best = max(totals)
    return best, totals.index(best)
