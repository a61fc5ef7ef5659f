"""The counts beside filters: how long the list is that a tick would lead to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .asking import FACETS
from .documents import line

Chosen = Mapping[str, tuple[str, ...]]
Counts = dict[str, dict[str, int]]
Row = Sequence[Any]
"""What is read of a match; its kind and what it is filed under stand last."""


def counted(rows: Sequence[Row], chosen: Chosen) -> Counts:
    """Return the matches by facet and value, what is chosen taken into account.

    A facet is counted as if nothing of itself were chosen: its values are alternatives.
    """
    chosen = {name: values for name, values in chosen.items() if values}
    counts = tallied(fitting(rows, chosen))
    for name in chosen:
        others = {each: values for each, values in chosen.items() if each != name}
        counts[name] = tallied(fitting(rows, others))[name]
    return counts


def fitting(rows: Sequence[Row], chosen: Chosen) -> Sequence[Row]:
    """Return the matches that have one value of each chosen facet."""
    for name, values in chosen.items():
        if not values:
            continue
        if name == "kind":
            rows = [row for row in rows if row[-2] in values]
        else:
            lines = [line(name, value) for value in values]
            rows = [row for row in rows if any(each in row[-1] for each in lines)]
    return rows


def tallied(rows: Sequence[Row]) -> Counts:
    """Count kinds and lines. Texts are joined and counted at once: there are thousands."""
    counts: Counts = {name: {} for name in FACETS}
    counts["kind"] = dict(Counter([row[-2] for row in rows]))
    lines = Counter("".join([row[-1] for row in rows]).split("\n"))
    for text, times in lines.items():
        name, _, value = text.partition("=")
        if name in counts:
            counts[name][value] = times
    return counts
