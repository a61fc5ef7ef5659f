"""Hits as readers see them: where each leads, its marked words, small facts."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import Promise

from hub.vntext import QueryAnalysis

from .asking import Hit
from .highlight import Highlight, highlighted
from .sources import Fact, Shown, Source, source_of


class Result(NamedTuple):
    """One line of the results. `url` leads to the part that the snippet is from.

    `title` is safe where it was marked; `place` names the part.
    """

    kind: str
    label: str | Promise
    icon: str
    url: str
    title: str
    light: Highlight
    place: str | Promise
    facts: tuple[Fact, ...]
    sample: bool
    updated: datetime | None


def results(
    query: QueryAnalysis, hits: Iterable[Hit], request: HttpRequest
) -> list[Result]:
    """Return the hits that can be shown, in their order, by a query for each base."""
    hits = list(hits)
    found = shown(hits, request)
    return [
        result(query, hit, source, found[hit.model, hit.object_pk])
        for hit in hits
        if (source := source_for(hit)) and (hit.model, hit.object_pk) in found
    ]


def result(query: QueryAnalysis, hit: Hit, source: Source, said: Shown) -> Result:
    light = highlighted(query, hit)
    url = source.at(said.url, light.anchor) if light.anchor else said.url
    place = light.heading or (source.part if light.anchor else "")
    return Result(
        hit.kind, source.label, source.icon, url, said.title or light.title, light,
        place, said.facts, said.sample, hit.updated,
    )  # fmt: skip


def shown(hits: Iterable[Hit], request: HttpRequest) -> dict[tuple[str, int], Shown]:
    """Return what the sources say of hits, by model and key; unknown ones are left out."""
    bases: dict[type[Model], dict[str, tuple[Source, list[int]]]] = {}
    for hit in hits:
        if source := source_for(hit):
            asked = bases.setdefault(source.base, {})
            asked.setdefault(hit.model, (source, []))[1].append(hit.object_pk)
    found: dict[tuple[str, int], Shown] = {}
    for asked in bases.values():
        first, _pks = next(iter(asked.values()))
        found |= first.shown(list(asked.values()), request)
    return found


def source_for(hit: Hit) -> Source | None:
    try:
        return source_of(apps.get_model(hit.model))
    except (LookupError, ValueError):
        return None
