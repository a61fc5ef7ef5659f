"""What a reader asks the search, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hub.vntext import QueryAnalysis

PAGE_SIZE = 10
# By relevance so many results are put in order and shown; by date more, as it is cheap.
MOST_RANKED, MOST_DATED = 200, 1000
FACETS = (
    "kind",
    "level",
    "audience",
    "sector",
    "commune",
    "topic",
    "tool",
    "verified",
    "answered",
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A query with what was chosen beside it; `chosen` maps a facet to values."""

    text: str = ""
    locale: str = "vi"
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_date: bool = False
    as_typed: bool = False
    page: int = 1
    size: int = PAGE_SIZE


class Hit(NamedTuple):
    """One entry that was found; `passages` are its stored texts, for the highlighter."""

    pk: int
    model: str
    object_pk: int
    kind: str
    title: str
    passages: list[list[str]]
    updated: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `total` counts all of it, `hits` are those of the page asked for."""

    query: QueryAnalysis
    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    repaired: bool = False
    suggestions: tuple[str, ...] = ()

    @property
    def shown(self) -> int:
        """How many of them can be paged through."""
        return min(self.total, MOST_RANKED)
