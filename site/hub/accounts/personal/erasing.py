"""Taking an account away with all that is registered of it, in one transaction."""

from contextlib import suppress

from django.db import transaction

from ..models import LegalRecord, User
from ..sealing import Unreadable
from .registry import Leaving, registered


@transaction.atomic
def erase(user: User, choice: int = Leaving.KEEP_WRITINGS) -> None:
    """Erase a person now. What the law keeps is sealed into a `LegalRecord` first."""
    clear(user, choice)
    user.delete()


def clear(user: User, choice: int) -> None:
    """Do for an account what must be done before its row is deleted; once."""
    if getattr(user, "cleared", False):
        return
    user.cleared = True
    LegalRecord.objects.keep(user, bound_by_law(user))
    for kept in registered():
        kept.erase(user, choice)


def bound_by_law(user: User) -> dict[str, str]:
    """Return what the law wants kept of this person, of all parts."""
    found: dict[str, str] = {}
    for kept in registered():
        for row in kept.rows(user) if kept.law else ():
            with suppress(Unreadable):  # a lost key keeps nobody from leaving
                found |= kept.law(row)
    return {name: text for name, text in found.items() if text}
