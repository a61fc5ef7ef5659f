"""Moves every phone to the keys in use. Old keys may then leave the settings."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction

from .models import Phone
from .sealing import Unreadable


class Rotated(NamedTuple):
    moved: int
    unreadable: int


def rotate(say: Callable[[str], object], dry_run: bool = False) -> Rotated:
    """Seal and hash each phone anew, one row at a time; safe to stop and to run again."""
    moved = unreadable = 0
    for pk in list(Phone.objects.order_by("pk").values_list("pk", flat=True)):
        try:
            moved += move(pk, dry_run)
        except Unreadable:
            unreadable += 1
            say(f"row {pk}: no key opens it")
        if moved and moved % 1000 == 0:
            say(f"{moved} moved")
    return Rotated(moved, unreadable)


@transaction.atomic
def move(pk: int, dry_run: bool) -> bool:
    """Move one row under its lock; return whether it was still there."""
    phone = Phone.objects.select_for_update().filter(pk=pk).first()
    if phone is None:
        return False
    number = phone.number
    if not dry_run:
        phone.number = number
        phone.save(update_fields=["sealed", "digest"])
    return True
