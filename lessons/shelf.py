"""What a list knows of all its pages: the values of each facet, in few queries.

One query for the pages and one for all vocabularies that hang on them by many-to-many,
whatever is chosen; choosing and counting is done here. A list of this site holds some
hundred pages at most, and such a row weighs about as much as one link.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet
from django.db.models import Value as Literal

from .query import FACETS, MINUTES, ListQuery


class Value(NamedTuple):
    """One value of a facet: its order, its name in addresses, its words."""

    order: int
    slug: str
    label: Any


class Shelf:
    """The pages of a list by primary key, each with its values of every facet."""

    def __init__(self, pages: QuerySet, facets: Iterable[str]) -> None:
        self.facets = tuple(facets)
        self.values: dict[int, dict[str, list[Value]]] = {}
        single = [name for name in self.facets if name in {"level", "minutes"}]
        columns = {
            "level": ("level__sort_order", "level__slug", "level__label"),
            "minutes": ("minutes",),
        }
        wanted = [column for name in single for column in columns[name]]
        for pk, *found in pages.values_list("pk", *wanted):
            self.values[pk] = {name: [] for name in self.facets}
            if "level" in single and found[1]:
                self.values[pk]["level"] = [Value(*found[:3])]
            if "minutes" in single:
                self.values[pk]["minutes"] = span_of(found[-1])
        self.read_many(pages, [name for name in self.facets if name not in columns])

    def read_many(self, pages: QuerySet, names: list[str]) -> None:
        """Read the values of all many-to-many facets by one query."""
        bare = pages.model.objects.filter(pk__in=list(self.values)).order_by()
        parts = []
        for name in names:
            field = FACETS[name].field
            columns = (f"{field}__sort_order", f"{field}__slug", f"{field}__label")
            facet = Literal(name, output_field=CharField())
            rows = bare.filter(**{f"{field}__isnull": False}).annotate(facet=facet)
            parts.append(rows.values_list("pk", "facet", *columns))
        if not parts:
            return
        for pk, name, *value in parts[0].union(*parts[1:], all=True):
            self.values[pk][name].append(Value(*value))
        for row in self.values.values():
            for name in names:
                row[name].sort(key=lambda value: value[:2])

    def known(self) -> dict[str, list[str]]:
        """Return the values of each facet that some page has, in their order."""
        found: dict[str, list[str]] = {}
        for name in self.facets:
            found[name] = [value.slug for value in self.in_order(name)]
        return found

    def in_order(self, name: str) -> list[Value]:
        """Return the values of a facet that some page has, each once."""
        found = {v.slug: v for row in self.values.values() for v in row[name]}
        return sorted(found.values(), key=lambda value: value[:2])

    def chosen(self, query: ListQuery, skip: str = "") -> list[int]:
        """Return the pages that every chosen facet lets through, but for `skip`."""
        asked = {n: set(v) for n, v in query.chosen.items() if n != skip}
        return [
            pk
            for pk, row in self.values.items()
            if all(slugs & {v.slug for v in row[name]} for name, slugs in asked.items())
        ]

    def options(self, query: ListQuery, name: str) -> list[dict[str, Any]]:
        """Return the options of a facet: value, words, how many pages, whether chosen."""
        counts = Counter(
            value.slug
            for pk in self.chosen(query, skip=name)
            for value in self.values[pk][name]
        )
        picked = query.chosen.get(name, ())
        return [
            {
                "value": value.slug,
                "label": value.label,
                "count": counts[value.slug],
                "chosen": value.slug in picked,
            }
            for value in self.in_order(name)
            if counts[value.slug] or value.slug in picked
        ]


def span_of(minutes: int | None) -> list[Value]:
    """Return the span of time in which a page's minutes lie."""
    return [
        Value(order, slug, words)
        for order, (slug, words, low, high) in enumerate(MINUTES)
        if minutes is not None and low <= minutes <= high
    ]
