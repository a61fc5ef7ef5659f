"""What the daily totals say. A query looked for fewer than five times stays unsaid."""

from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone

from .models import SearchTotal

LEAST = 5
WEEKS = (1, 4, 12)


def since(weeks: int, today: date | None = None) -> QuerySet[SearchTotal]:
    """Return the totals of the last weeks, today included."""
    begin = (today or timezone.localdate()) - timedelta(weeks=weeks)
    return SearchTotal.objects.filter(day__gt=begin)


def queries(weeks: int, today: date | None = None) -> QuerySet:
    """Return the queries of the last weeks as rows, the most frequent first.

    All ways to write one are a row (`folded`, `locale`): `total` searches, `nothing` of
    them found nothing, `guessed` were repaired; `shown` is how most people wrote it.
    """
    totals = since(weeks, today)
    written = (
        totals.filter(folded=OuterRef("folded"), locale=OuterRef("locale"))
        .values("text")
        .annotate(times=Sum("searches"))
        .order_by("-times", "text")
        .values("text")
    )
    rows = totals.values("folded", "locale").annotate(
        total=Sum("searches"),
        nothing=Sum("empty"),
        guessed=Sum("repaired"),
        shown=Subquery(written[:1]),
    )
    return rows.filter(total__gte=LEAST).order_by("-total", "folded", "locale")
