"""The protocol of a source, and the list of those that the settings name."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db.models import Model, QuerySet
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
    title: str = ""
    """What stands in place of a title that the index does not hold."""


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
    filed: tuple[str, ...]
    """The fields that name rows of vocabularies, under which the things are filed."""
    part: str | Promise
    """What a part without a heading is called."""
    weight: float
    """What its score counts beside that of the editors' pages (1)."""
    answers_by_itself: bool
    """Whether each of them answers something; else those with the facet `answered`."""

    def objects(self) -> QuerySet:
        """Return the rows that the index holds, with all that `document` reads."""
        ...

    def document(self, obj: Any) -> Document:
        """Return what an object says to the search."""
        ...

    def visible(self) -> QuerySet:
        """Return the rows of `base` that a stranger may see at this moment."""
        ...

    def at(self, url: str, anchor: str) -> str:
        """Return the address of a part of a thing."""
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


@cache
def weights() -> dict[str, float]:
    return {source.kind: source.weight for source in known()}


def weight_of(kind: str) -> float:
    return weights().get(kind, 1.0)
