"""What editors put first for a query ("Ban biên tập chọn")."""

from datetime import date

from django.utils import timezone
from wagtail.models import Page

from hub.vntext import QueryAnalysis

from .asking import Hit
from .keys import folded
from .models import Entry, PinnedResult
from .sources import known, visible

MOST = 3


def pinned(
    query: QueryAnalysis, locale: str = "vi", today: date | None = None
) -> list[Hit]:
    """Return the pinned pages of a query that a stranger may see now, at most three.

    Exactly this query: as it was typed, or as it was understood (raw Telex, a slip).
    One statement without a pin, two with.
    """
    keys = keys_of(query)
    running = PinnedResult.objects.running(today or timezone.localdate())
    rows = running.filter(key__in=keys).order_by("pk") if keys else running.none()
    pages = list(dict.fromkeys(rows.values_list("page_id", flat=True)))
    if not pages:
        return []
    place = {pk: number for number, pk in enumerate(pages)}
    entries = Entry.objects.filter(
        visible(locale), model__in=page_models(), object_pk__in=pages
    )
    hits = [Hit(*row) for row in entries.values_list(*Hit._fields)]
    return sorted(hits, key=lambda hit: place[hit.object_pk])[:MOST]


def keys_of(query: QueryAnalysis) -> set[str]:
    """Return the keys that a query has: the letters typed, and the words understood."""
    understood = " ".join(term for word in query.words for term in word.chosen.terms)
    return {folded(query.text), understood} - {""}


def page_models() -> list[str]:
    """Return the labels of the models that can be pinned: those of pages."""
    return [
        source.model._meta.label_lower
        for source in known()
        if issubclass(source.model, Page)
    ]
