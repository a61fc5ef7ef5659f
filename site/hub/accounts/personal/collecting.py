"""All that is registered of one person: for the page, and whole for the copy."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import User
from ..sealing import Unreadable
from .registry import Kept, registered

SHOWN = 5  # rows of one kind on the page; the copy has them all


class Row(NamedTuple):
    fields: list[tuple[str, Any]]
    until: date | None


class Group(NamedTuple):
    name: str
    title: str
    rows: list[Row]
    more: bool


def everything(
    user: User, shown: int | None = None, say: Callable[[Any], Any] | None = None
) -> list[Group]:
    """Return what is kept of a person, at most `shown` rows of a kind, none empty."""
    found = [group(kept, user, shown, say or spoken) for kept in registered()]
    return [each for each in found if each.rows]


def group(
    kept: Kept, user: User, shown: int | None, say: Callable[[Any], Any]
) -> Group:
    rows = kept.rows(user)
    taken = list(rows[: shown + 1] if shown else rows.iterator(chunk_size=500))
    made = [row_of(kept, row, say) for row in islice(taken, shown)]
    more = bool(shown) and len(taken) > shown
    return Group(kept.label, str(kept.title), made, more)


def row_of(kept: Kept, row: Any, say: Callable[[Any], Any]) -> Row:
    try:
        told = kept.export(row)
    except Unreadable:  # its key is lost: the rest is still the person's to see
        told = {_("This row"): _("cannot be read any more")}
    fields = [(str(label), say(value)) for label, value in told.items()]
    return Row(fields, kept.keeps_until(row) if kept.keeps_until else None)


def spoken(value: Any) -> str:
    """Return a value as the page says it."""
    if value is None or value == "":
        return _("empty")
    if isinstance(value, bool):
        return pgettext("of a fact", "Yes") if value else pgettext("of a fact", "No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "d/m/Y H:i")
    if isinstance(value, date):
        return date_format(value, "d/m/Y")
    return str(value)


def bare(value: Any) -> Any:
    """Return a value as JSON keeps it: times in the zone of the site."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | None) else str(value)
