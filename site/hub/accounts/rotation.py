"""Moves every sealed value to the keys in use. Old keys may then leave the settings.

`HUB_SEALED` names the models; each has `reseal()`, which seals and hashes its row anew.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model

from .sealing import Unreadable


class Rotated(NamedTuple):
    moved: int
    unreadable: int
    twice: int


def rotate(say: Callable[[str], object], dry_run: bool = False) -> Rotated:
    """Seal and hash each row anew, one at a time; safe to stop and to run again."""
    moved = unreadable = twice = 0
    for model in map(apps.get_model, settings.HUB_SEALED):
        for pk in list(model.objects.order_by("pk").values_list("pk", flat=True)):
            try:
                moved += move(model, pk, dry_run)
            except Unreadable:
                unreadable += 1
                say(f"{model.__name__} {pk}: no key opens it")
            except IntegrityError:
                twice += 1
                say(f"{model.__name__} {pk}: another row has the same value")
            if moved and moved % 1000 == 0:
                say(f"{moved} moved")
    return Rotated(moved, unreadable, twice)


@transaction.atomic
def move(model: type[Model], pk: int, dry_run: bool) -> bool:
    """Move one row under its lock; return whether it was still there."""
    row = model.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return False
    row.reseal()
    if not dry_run:
        row.save()
    return True
