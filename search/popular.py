"""What others look for, once an editor has ticked it and as long as it finds something."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum

from hub.pagecache import bump_on_commit

from .asking import Ask
from .engines import engine
from .engines.base import SQL, framed
from .finding import understood
from .models import Entry, PopularQuery
from .plan import plan_of
from .reports import LEAST, queries, since
from .sources import visible
from .words import at_hand

WEEKS = 12
MOST = 8


def approved(locale: str = "vi", today: date | None = None) -> list[str]:
    """Return at most eight ticked queries, the most frequent first.

    Only those with five searches in twelve weeks and a result that a stranger may see at
    this moment. Three statements, however many there are.
    """
    totals = (
        since(WEEKS, today)
        .filter(folded=OuterRef("folded"), locale=OuterRef("locale"))
        .values("folded")
        .annotate(total=Sum("searches"))
        .values("total")
    )
    ticked = PopularQuery.objects.filter(locale=locale).annotate(total=Subquery(totals))
    ticked = ticked.filter(total__gte=LEAST).order_by(F("total").desc(), "folded")
    texts = list(ticked.values_list("text", flat=True)[: 2 * MOST])
    return finding_something(texts, locale)[:MOST]


def finding_something(texts: Iterable[str], locale: str) -> list[str]:
    """Return those of the queries that find what a stranger may see: one statement."""
    texts = list(texts)
    if not texts:
        return []
    (known, synonyms), work = at_hand(locale), engine()
    seen, params = [], []
    entries = framed(Entry.objects.filter(visible(locale))).values_list("id")
    shown = work.compiled(entries)
    for number, text in enumerate(texts):
        plan = plan_of(understood(Ask(text, locale), known, synonyms), known)
        if plan.wanted:
            sql, values = found(number, work.scored(plan), shown)
            seen.append(sql)
            params += values
    if not seen:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(seen), params)
        numbers = {row[0] for row in cursor.fetchall()}
    return [text for number, text in enumerate(texts) if number in numbers]


def found(number: int, matches: SQL, entries: SQL) -> tuple[str, list[Any]]:
    """Return a statement that gives `number` if one of the entries matches."""
    inner = f"WITH m(id, score) AS ({matches[0]}) {entries[0]} LIMIT 1"
    return f"SELECT {int(number)} WHERE EXISTS ({inner})", [*matches[1], *entries[1]]


def tick(folded: str, locale: str, author: Any) -> bool:
    """Let readers see a query; False where it was looked for too rarely to be said."""
    row = queries(WEEKS).filter(folded=folded, locale=locale).first()
    if row is None:
        return False
    PopularQuery.objects.get_or_create(
        folded=folded, locale=locale, defaults={"text": row["shown"], "author": author}
    )
    bump_on_commit()
    return True


def untick(folded: str, locale: str) -> None:
    PopularQuery.objects.filter(folded=folded, locale=locale).delete()
    bump_on_commit()
