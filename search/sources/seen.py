"""What strangers may see at this moment, as a condition on entries."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Exists, Model, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from ..models import Entry
from .base import Source, known


def visible(locale: str, kinds: Iterable[str] = ()) -> "Visible":
    """Return the condition on entries that a stranger may see in a language now."""
    return Visible(locale, frozenset(kinds))


class Visible(RawSQL):
    """The condition in SQL. Django takes longer to write it than a database to answer,
    so it is written once a second: a page that runs out is seen for one second more.

    As RawSQL it stands in a WHERE as it is; SQLite plans worse with "= 1" behind it.
    """

    def __init__(self, locale: str, kinds: frozenset[str]) -> None:
        super().__init__("", (), BooleanField())
        self.locale, self.kinds = locale, kinds

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        second = timezone.now().replace(microsecond=0)
        return written(connection.alias, self.locale, self.kinds, second)


@lru_cache(maxsize=64)
def written(
    using: str, locale: str, kinds: frozenset[str], second: datetime
) -> tuple[str, tuple]:
    """Return the condition for a database; `second` only says when to write it anew."""
    query = Entry.objects.using(using).filter(condition(locale, kinds)).query
    compiler = query.get_compiler(using)
    compiler.pre_sql_setup()
    sql, params = compiler.compile(query.where)
    return f"({sql})", tuple(params)


def condition(locale: str, kinds: frozenset[str]) -> Q:
    groups: dict[type[Model], list[Source]] = {}
    for source in known():
        if not kinds or source.kind in kinds:
            groups.setdefault(source.base, []).append(source)
    allowed = Q(pk__in=[])
    for sources in groups.values():
        seen = sources[0].visible().filter(pk=OuterRef("object_pk"))
        models = [source.model._meta.label_lower for source in sources]
        allowed |= Q(model__in=models) & Exists(seen)
    return Q(locale=locale) & ~Q(kind="") & allowed
