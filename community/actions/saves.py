"""Keeping something for later."""

from django.db import transaction

from hub.accounts.models import User

from ..models import Save, Words
from ..models.about import this
from ..permissions import Act
from .base import require


@transaction.atomic
def toggle(*, by: User, thing: Words, wanted: bool | None = None) -> bool:
    """Keep it, or let it go; return whether it is kept now. Letting go always works.

    `wanted` says which of the two a button offered: its second tap changes nothing.
    """
    mine = Save.objects.about(thing).filter(user=by)
    kept = mine.exists()
    if kept is wanted:
        return kept
    if kept:
        mine.delete()
        return False
    require(by, Act.SAVE, thing)
    Save.objects.bulk_create([Save(user=by, **this(thing))], ignore_conflicts=True)
    return True
