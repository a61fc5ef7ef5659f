"""Tips of members, with what is said below them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from community.models import Tip

from ..documents import Document, Passage
from .base import Fact, Shown
from .community import LOCALE, YES, Talk, answers, how_many

WORDS = ("problem", "prompt", "steps", "caution", "input_sample", "result_sample")


class TipSource(Talk):
    model = base = Tip
    kind, slug = "tip", "meo-hay"
    label: str | Promise = pgettext_lazy("kind of result", "Tip")
    icon = "tip"
    filed = ("sectors", "tools")
    weight = 0.8
    answers_by_itself = True

    def objects(self) -> QuerySet:
        rows = Tip.objects.public().select_related("discussion")
        return rows.prefetch_related("sectors", "tools")

    def visible(self) -> QuerySet:
        return Tip.objects.public()

    def document(self, obj: Tip) -> Document:
        return Document(
            title=obj.title,
            passages=(
                *(Passage(getattr(obj, name)) for name in WORDS),
                *answers(obj.discussion.pk),
            ),
            kind=self.kind,
            locale=LOCALE,
            updated=obj.edited_at or obj.public_at or obj.posted_at,
            facets=dict(facets(obj)),
        )

    def shown(
        self, asked: Sequence[tuple[Any, list[int]]], request: HttpRequest
    ) -> dict[tuple[str, int], Shown]:
        keys = [key for _source, keys in asked for key in keys]
        rows = Tip.objects.public().filter(pk__in=keys).select_related("discussion")
        return {
            (Tip._meta.label_lower, tip.pk): Shown(
                tip.get_absolute_url(), tuple(facts(tip)), tip.is_sample
            )
            for tip in rows
        }


def facets(tip: Tip) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, rows in (("sector", tip.sectors), ("tool", tip.tools)):
        if slugs := tuple(sorted(row.slug for row in rows.all())):
            yield name, slugs
    if tip.verified_at:
        yield "verified", YES


def facts(tip: Tip) -> Iterator[Fact]:
    if tip.verified_at:
        yield Fact("check", pgettext("of a tip", "Verified"))
    if tip.worked:
        words = ngettext(
            "It worked for %(number)s", "It worked for %(number)s", tip.worked
        )
        yield Fact("people", words % {"number": tip.worked})
    if tip.minutes_saved:
        yield Fact("clock", _("Saves %(n)s minutes") % {"n": tip.minutes_saved})
    if tip.discussion.comment_count:
        yield how_many(tip.discussion.comment_count)


SOURCES = (TipSource(),)
