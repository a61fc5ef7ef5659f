"""The protocol of a source, and the list of those that the settings name."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from ..documents import Document


class Fact(NamedTuple):
    """A few words beside a result, with the drawing that stands before them."""

    icon: str
    words: str


class Shown(NamedTuple):
    """What a result shows beside its snippet: the address and small facts."""

    url: str
    facts: tuple[Fact, ...] = ()
    sample: bool = False


class Source(Protocol):
    """A kind of thing that is found: its model, and how one of them is read and shown."""

    model: type[Model]
    kind: str
    slug: str
    """The kind's word in addresses; each kind has its own."""
    label: str | Promise
    icon: str
    base: type[Model]
    """The model whose rows decide what strangers see (Page for all kinds of pages)."""

    def document(self, obj: Any) -> Document:
        """Return what an object says to the search."""
        ...

    def visible(self) -> QuerySet:
        """Return the rows of `base` that a stranger may see at this moment."""
        ...

    def shown(
        self, asked: Sequence[tuple["Source", list[int]]], request: HttpRequest
    ) -> dict[tuple[str, int], Shown]:
        """Return what results show, by model and key, in a fixed number of queries.

        It is asked for the keys of all sources with the same base at once.
        """
        ...


@cache
def known() -> tuple[Source, ...]:
    """Return the sources of `HUB_SEARCH_SOURCES`, in their order."""
    return tuple(
        source for path in settings.HUB_SEARCH_SOURCES for source in import_string(path)
    )


@cache
def by_model() -> dict[type[Model], Source]:
    return {source.model: source for source in known()}


def source_of(model: type[Model]) -> Source | None:
    return by_model().get(model)


def visible(locale: str, kinds: Iterable[str] = ()) -> Q:
    """Return the condition on entries that a stranger may see in a language now."""
    wanted = set(kinds)
    groups: dict[type[Model], list[Source]] = {}
    for source in known():
        if not wanted or source.kind in wanted:
            groups.setdefault(source.base, []).append(source)
    allowed = Q(pk__in=[])
    for sources in groups.values():
        seen = sources[0].visible().filter(pk=OuterRef("object_pk"))
        models = [source.model._meta.label_lower for source in sources]
        allowed |= Q(model__in=models) & Exists(seen)
    return Q(locale=locale) & ~Q(kind="") & allowed
