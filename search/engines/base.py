"""What an engine does: find the entries that hold some terms, the best of them first."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet

from hub.vntext import term

from ..models import Entry
from ..plan import Plan

TITLE, ACCENT = 1.5, 0.3
# Beside the terms themselves, so many titles, pairs and accents raise the score.
MOST_BESIDE = 8
# Where all words are common, pairs and so many titles make a match, and the words
# themselves only where fewer than so many entries hold one of those.
MOST_TITLES, FEW = 4, 20
# What a word says that stands in half of all entries; such a one tells nothing in titles.
HALF = log(2)
# The lexemes that each engine keeps, where their entry is gone.
ALONE = "FROM search_lexemes WHERE id NOT IN (SELECT id FROM search_entry)"
Row = tuple[Any, ...]
SQL = tuple[str, tuple]


class Part(NamedTuple):
    """Neighbouring words in "text", "title" or "accents", and what they are worth."""

    place: str
    words: tuple[str, ...]
    weight: float


class Words(NamedTuple):
    """Words that must all be there: of each group one. The last may be half typed."""

    groups: tuple[tuple[str, ...], ...]
    open_end: bool = False
    in_title: bool = False


class Engine(ABC):
    """One database's way to search. All queries share one frame:

        WITH m(id, score) AS (<the engine's matches>) SELECT … FROM search_entry, m …

    so that conditions, facets and order are asked in the ORM's words.
    """

    name: str
    row: str
    """The statement of (id, w) with two places: the weight, the expression."""
    row_if_few: str
    """The same, but it finds nothing unless `few` says that the core holds few."""

    def __init__(self, using: str) -> None:
        self.using = using

    def entries(self) -> Iterator[Entry]:
        return Entry.objects.using(self.using).iterator(chunk_size=200)

    @abstractmethod
    def prepare(self) -> None:
        """Make the index structures of this engine, where they are missing."""

    @abstractmethod
    def written(self, rows: Mapping[int, Entry]) -> None:
        """Take note of entries that were written (by primary key)."""

    @abstractmethod
    def faults(self) -> int:
        """Count where this engine's own structures do not agree with the entries."""

    @abstractmethod
    def rebuild(self) -> None:
        """Make this engine's own structures anew from the entries."""

    def scored(self, plan: Plan) -> SQL:
        """Return the statement of (id, score) of all matches; a higher score is better.

        A cheap sum of what each feature says by its rarity; ranking.py does better with
        the few that come first. Only terms and phrases of equal meaning make a match.
        """
        parts = parts_of(plan)
        if not plan.near:
            return self.summed(self.union(self.row, parts))
        core = core_of(plan)
        first, params = self.union(self.row, core)
        rest = [part for part in parts if part not in core]
        wide, more = self.union(self.row_if_few, rest)
        rows = f"SELECT id, w FROM core UNION ALL {wide}"  # noqa: S608
        summed, params = self.summed((rows, (*params, *more)))
        return (
            f"WITH core(id, w) AS MATERIALIZED ({first}), few(hold) AS MATERIALIZED"  # noqa: S608
            f" (SELECT count(DISTINCT id) < {FEW} FROM core) {summed}",
            params,
        )

    def summed(self, union: SQL) -> SQL:
        rows, params = union
        return f"SELECT id, sum(w) FROM ({rows}) x GROUP BY id", params  # noqa: S608

    def union(self, row: str, parts: Sequence[Part]) -> SQL:
        """Return the statement of (id, w) of the entries that hold each part."""
        sums: dict[str, float] = {}
        for place, words, weight in parts:
            asked = self.expression(place, words)
            sums[asked] = sums.get(asked, 0.0) + weight
        params = [value for asked, weight in sums.items() for value in (weight, asked)]
        return " UNION ALL ".join([row] * len(sums)), tuple(params)

    @abstractmethod
    def expression(self, place: str, words: Sequence[str]) -> str:
        """Return what `row` asks for: neighbouring words in "text", "title", "accents"."""

    @abstractmethod
    def matched(self, terms: Sequence[str]) -> SQL:
        """Return the statement of (id, score 0) of entries that hold one of the terms."""

    @abstractmethod
    def holding(self, asked: "Words") -> SQL:
        """Return the statement of (id, score) of entries that hold all the words."""

    def run(
        self, matches: SQL, queryset: QuerySet, limit: int | None = None
    ) -> list[Row]:
        """Run a framed queryset of entries with these matches."""
        with_m, first = matches
        sql, params = self.compiled(queryset)
        statement = f"WITH m(id, score) AS MATERIALIZED ({with_m}) {sql}"
        if limit is not None:
            statement += f" LIMIT {int(limit)}"
        return self.query(statement, [*first, *params])

    def compiled(self, queryset: QuerySet) -> SQL:
        """Return the statement of a queryset for this database."""
        return queryset.query.get_compiler(using=self.using).as_sql()

    def query(self, statement: str, params: Sequence) -> list[Row]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, params)
            return cursor.fetchall()


def framed(entries: QuerySet) -> QuerySet:
    """Return entries joined with the matches `m`."""
    return entries.order_by().extra(tables=["m"], where=["m.id = search_entry.id"])


def parts_of(plan: Plan) -> list[Part]:
    """Return what adds to the score of an entry; the terms and phrases make a match."""
    parts = [Part("text", f.tokens, f.idf * f.weight) for f in plan.terms]
    best = plan.terms[:MOST_BESIDE]
    parts += [Part("title", f.tokens, TITLE * f.idf * f.weight) for f in best]
    near = plan.neighbours[:MOST_BESIDE]
    parts += [Part("text", f.tokens, f.idf * f.weight) for f in (*near, *plan.equals)]
    marked = [f for f in plan.accents if term(f.phrase) in plan.wanted]
    parts += [Part("accents", f.tokens, ACCENT * f.idf) for f in marked[:MOST_BESIDE]]
    return parts


def core_of(plan: Plan) -> list[Part]:
    """Return the parts that tell: neighbours, phrases of equal meaning, titles."""
    near = (*plan.near, *plan.equals)
    parts = [Part("text", f.tokens, f.idf * f.weight) for f in near]
    best = [f for f in plan.terms[:MOST_TITLES] if f.idf > HALF]
    best += plan.neighbours[:MOST_BESIDE]
    return parts + [Part("title", f.tokens, TITLE * f.idf * f.weight) for f in best]
