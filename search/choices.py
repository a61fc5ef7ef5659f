"""What a search can be narrowed by: the values of each facet with the words for them."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import CharField, IntegerField, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from hub.places.models import Commune
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
PARAMS = {
    "kind": "loai", **{name: FILTERS[name].param for name in VOCABULARIES},
    "commune": "xa", "answered": "loi-giai", "verified": "kiem-lai",
}  # fmt: skip
HEADINGS: dict[str, str | Promise] = {
    "kind": pgettext_lazy("filter of the search", "Kind"),
    **{name: FILTERS[name].heading for name in VOCABULARIES},
    "commune": pgettext_lazy("filter of the search", "Commune or ward"),
    "answered": pgettext_lazy("filter of the search", "Answers of the community"),
    "verified": pgettext_lazy("filter of the search", "Checked"),
}
# What members' things say of themselves: one value each.
SIGNS: dict[str, dict[str, str | Promise]] = {
    "answered": {"co": pgettext_lazy("value of a filter", "Has a chosen answer")},
    "verified": {"co": pgettext_lazy("value of a filter", "Checked by a trainer")},
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
    parts.append(communes())
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[:4])
    found: dict[str, dict[str, str | Promise]] = {"kind": dict(kinds())}
    found |= {name: {} for name in (*VOCABULARIES, "commune")} | SIGNS
    for facet, _order, slug, label, language in rows:
        if language == locale or slug not in found[facet]:
            found[facet][slug] = label
    return found


def communes() -> QuerySet:
    """Return the communes in the columns of the vocabularies, by their names."""
    rows = Commune.objects.order_by().annotate(
        facet=Value("commune", output_field=CharField()),
        place=Value(0, output_field=IntegerField()),
        label=Concat("kind", Value(" "), "name", output_field=CharField()),
        language=Value(settings.LANGUAGE_CODE, output_field=CharField()),
    )
    return rows.values_list("facet", "place", "slug", "label", "language")


def kinds() -> dict[str, str | Promise]:
    """Return the words for each kind by its value in addresses."""
    return {source.slug: source.label for source in known()}


def kind_of(slug: str) -> str:
    """Return the kind that a value of an address stands for."""
    return next(source.kind for source in known() if source.slug == slug)


def slug_of(kind: str) -> str:
    return next((source.slug for source in known() if source.kind == kind), "")
