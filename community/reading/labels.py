"""The fields of work and tools of tips, read with them in the same query."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import CharField, OuterRef, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Concat

from lessons.models import Sector, Tool

from ..models import Tip
from ..models.tips import TipQuerySet

BETWEEN, WITHIN = "\n", "\t"


class Label(NamedTuple):
    slug: str
    words: str


def with_labels(rows: TipQuerySet) -> TipQuerySet:
    """Give each tip what `sectors_of` and `tools_of` read."""
    return rows.annotate(
        sector_labels=joined(Tip.sectors.through, "sector"),
        tool_labels=joined(Tip.tools.through, "tool"),
    )


def joined(through: type, name: str) -> Subquery:
    links = through.objects.filter(tip=OuterRef("pk")).order_by()
    order = Cast(f"{name}__sort_order", CharField())
    parts = order, Value(WITHIN), f"{name}__slug", Value(WITHIN), f"{name}__label"
    texts = StringAgg(Concat(*parts, output_field=CharField()), Value(BETWEEN))
    return Subquery(links.values("tip").annotate(texts=texts).values("texts"))


def sectors_of(tip: Tip) -> list[Label]:
    return split(tip.sector_labels)


def tools_of(tip: Tip) -> list[Label]:
    return split(tip.tool_labels)


def split(text: str | None) -> list[Label]:
    """Return the labels in the order of their vocabulary; SQLite joins them in any."""
    rows = [line.split(WITHIN) for line in (text or "").split(BETWEEN) if line]
    rows.sort(key=lambda row: (int(row[0]), row[2]))
    return [Label(*row[1:]) for row in rows]


def join(rows: Iterable[Sector | Tool]) -> str:
    """Return what `split` reads, of rows that no tip holds yet."""
    parts = ((str(row.sort_order), row.slug, row.label) for row in rows)
    return BETWEEN.join(WITHIN.join(part) for part in parts)
