"""What a search can be narrowed by: the values of each facet with the words for them."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import CharField, Value
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from lessons.models import Audience, Level, Sector, Tool, Topic
from lessons.query import FACETS as FILTERS

from .sources import known

VOCABULARIES = {
    "level": Level,
    "audience": Audience,
    "sector": Sector,
    "tool": Tool,
    "topic": Topic,
}
# The order of the names in an address, and of the groups on the page.
PARAMS = {"kind": "loai", **{name: FILTERS[name].param for name in VOCABULARIES}}
HEADINGS: dict[str, str | Promise] = {
    "kind": pgettext_lazy("filter of the search", "Kind"),
    **{name: FILTERS[name].heading for name in VOCABULARIES},
}

Choices = Mapping[str, Mapping[str, str | Promise]]
"""Facet -> value in the address -> words, both in the order in which they are shown."""


def choices(locale: str) -> Choices:
    """Return all values of all facets in a language, by one query.

    Pages are filed under the slugs of the Vietnamese rows; only words are translated.
    """
    parts = [
        model.objects.filter(locale__language_code__in={settings.LANGUAGE_CODE, locale})
        .order_by()
        .annotate(facet=Value(name, output_field=CharField()))
        .values_list("facet", "sort_order", "slug", "label", "locale__language_code")
        for name, model in VOCABULARIES.items()
    ]
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[:4])
    found: dict[str, dict[str, str | Promise]] = {"kind": dict(kinds())}
    found |= {name: {} for name in VOCABULARIES}
    for facet, _order, slug, label, language in rows:
        if language == locale or slug not in found[facet]:
            found[facet][slug] = label
    return found


def kinds() -> dict[str, str | Promise]:
    """Return the words for each kind by its value in addresses."""
    return {source.slug: source.label for source in known()}


def kind_of(slug: str) -> str:
    """Return the kind that a value of an address stands for."""
    return next(source.kind for source in known() if source.slug == slug)


def slug_of(kind: str) -> str:
    return next((source.slug for source in known() if source.kind == kind), "")
