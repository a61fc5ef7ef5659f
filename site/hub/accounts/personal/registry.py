"""Where apps say what they keep of a person. Read the package's own words first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import IntegerChoices, Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from ..models import User


class Leaving(IntegerChoices):
    """What a person who leaves wants done with what others have read and answered."""

    KEEP_WRITINGS = 1, _("What I wrote stays, under the name “member who has left”")
    REMOVE_WRITINGS = 2, _("What I wrote goes too")


def by_cascade(user: User, choice: int) -> None:
    """The `erase` of rows that go with the account by `on_delete=CASCADE`."""


@dataclass(frozen=True)
class Kept:
    """One model that holds something of a person."""

    model: type[Model]
    title: Any
    rows: Callable[[User], QuerySet]
    export: Callable[[Any], dict[Any, Any]]
    erase: Callable[[User, int], None]
    fields: tuple[str, ...] = ("user",)
    keeps_until: Callable[[Any], date] | None = None
    law: Callable[[Any], dict[str, str]] | None = None
    files: Callable[[Any], list[FieldFile]] | None = None

    @property
    def label(self) -> str:
        return self.model._meta.label


_kept: dict[str, Kept] = {}
_exempt: dict[str, str] = {}


def register(kept: Kept) -> None:
    """Take part. A model registers once; ValueError for the second time."""
    if kept.label in _kept:
        raise ValueError(f"{kept.label} is registered already")
    _kept[kept.label] = kept


def registered() -> tuple[Kept, ...]:
    """Return all that is kept of people, in the order in which it is shown."""
    return tuple(_kept.values())


def exempt(field: str, reason: str) -> None:
    """Say why a field ("app.Model.field") needs no part here."""
    _exempt[field] = reason


def exempted() -> dict[str, str]:
    return dict(_exempt)
