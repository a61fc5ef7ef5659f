"""Wagtail's own searches (explorer, choosers, lists) over the same index."""

from collections import OrderedDict
from typing import Any

from django.apps import apps
from django.db.models import Count, QuerySet
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)
from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText

from hub.vntext import analyse_query

from .. import writing
from ..models import Entry
from .base import Engine, Words, framed

# An editor pages through at most so many results; the count is exact up to here.
MOST = 2000


def said(query: Any) -> str:
    """Return the words of a query object, whatever it is made of."""
    if isinstance(query, PlainText | Phrase):
        return query.query_string
    if isinstance(query, Boost | Not):
        return said(query.subquery)
    if isinstance(query, And | Or):
        return " ".join(said(part) for part in query.subqueries)
    return ""


class QueryCompiler(BaseSearchQueryCompiler):
    """All words of the query, anywhere in the text."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    partial = False

    def words(self) -> Words:
        """Return the words to look for, raw Telex and VNI read both ways."""
        query = analyse_query(said(self.query), repair=False, partial=self.partial)
        groups = tuple(tuple(word.terms) for word in query.words)
        operator = str(getattr(self.query, "operator", "") or "").lower()
        if operator == "or" and not self.partial:
            groups = (tuple(term for group in groups for term in group),)
        open_end = bool(query.words) and query.words[-1].partial
        in_title = self.partial or self.fields is not None
        return Words(tuple(group for group in groups if group), open_end, in_title)


class AutocompleteCompiler(QueryCompiler):
    """All words in the title, the last one perhaps half typed."""

    partial = True


class Results(BaseSearchResults):
    supports_facet = True

    @property
    def is_everything(self) -> bool:
        return isinstance(self.query_compiler.query, MatchAll)

    def ranked(self) -> list[Any]:
        """Return the keys of the objects that match, the best first."""
        words = self.query_compiler.words()
        if not words.groups:
            return []
        model = self.query_compiler.queryset.model
        engine = self.backend.engine_class(self.query_compiler.queryset.db)
        labels = [
            m._meta.label_lower for m in apps.get_models() if issubclass(m, model)
        ]
        entries = framed(Entry.objects.using(engine.using).filter(model__in=labels))
        entries = entries.extra(order_by=["-score", "id"], select={"score": "m.score"})
        rows = engine.run(
            engine.holding(words), entries.values_list("object_key"), MOST
        )
        return [model._meta.pk.to_python(row[-1]) for row in rows]

    def queryset(self) -> QuerySet:
        found = self.query_compiler.queryset
        return found if self.is_everything else found.filter(pk__in=self.ranked())

    def _do_search(self) -> list[Any]:
        if self.is_everything or not self.query_compiler.order_by_relevance:
            found = self.queryset()
            if not found.ordered:
                found = found.order_by("-pk")
            return list(found[self.start : self.stop])
        place = {pk: number for number, pk in enumerate(self.ranked())}
        found = self.query_compiler.queryset.filter(pk__in=place)
        pks = sorted(
            found.order_by().values_list("pk", flat=True), key=place.__getitem__
        )
        wanted = pks[self.start : self.stop]
        objects = {obj.pk: obj for obj in found.filter(pk__in=wanted)}
        if self._score_field:
            for pk, obj in objects.items():
                setattr(obj, self._score_field, -float(place[pk]))
        return [objects[pk] for pk in wanted if pk in objects]

    def _do_count(self) -> int:
        total = self.queryset().order_by().count()
        total = max(total - self.start, 0)
        return total if self.stop is None else min(total, self.stop - self.start)

    def facet(self, field_name: str) -> OrderedDict:
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f"cannot facet by {field_name}", field_name=field_name
            )
        rows = self.queryset().order_by().values(field_name).annotate(n=Count("pk"))
        return OrderedDict((row[field_name], row["n"]) for row in rows.order_by("-n"))


class EntryIndex(BaseIndex):
    """The table of entries, for Wagtail's command `update_index`."""

    def add_items(self, model: Any, items: list[Any]) -> None:
        writing.put(items)

    def delete_item(self, item: Any) -> None:
        writing.remove(type(item), [item.pk])

    def reset(self) -> None:
        Entry.objects.all().delete()


class Rebuilder:
    """Writes what differs; nothing is unfindable while it runs."""

    def __init__(self, index: EntryIndex) -> None:
        self.index = index

    def start(self) -> EntryIndex:
        return self.index

    def finish(self) -> None:
        from ..upkeep import repair

        repair()


class HubSearchBackend(BaseSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = EntryIndex
    results_class = Results
    rebuilder_class = Rebuilder
    engine_class: type[Engine]
