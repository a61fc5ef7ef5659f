"""What moderators and editors may do to words of others."""

from django.utils.translation import gettext as _

from ..models import Status, Topic
from ..models.statuses import GONE
from .checks import No, Thing, Words, is_own, need_public
from .person import Person


def moderate(person: Person, thing: Thing) -> None:
    if not person.moderates:
        raise No(_("Only moderators decide on this."))


def decide(person: Person, thing: Words) -> None:
    """Approve or decline words or a change of them, or say what a report of them was
    worth. Nobody decides on their own.
    """
    moderate(person, thing)
    if is_own(person, thing):
        raise No(_("Nobody decides on their own words."))


def hide(person: Person, thing: Words) -> None:
    moderate(person, thing)
    if thing.status != Status.PUBLIC:
        raise No(_("This is not public now."))


def show(person: Person, thing: Words) -> None:
    """Undo a hiding or a removal. What its author took back stays back."""
    decide(person, thing)
    if thing.status not in {Status.HIDDEN, Status.REMOVED}:
        raise No(_("This is not hidden."))


def remove(person: Person, thing: Words) -> None:
    moderate(person, thing)
    if thing.status in GONE:
        raise No(_("This was removed already."))


def staff(person: Person, thing: Thing) -> None:
    if not person.is_staff:
        raise No(_("Only editors and moderators do this."))


def pin(person: Person, thing: Topic) -> None:
    staff(person, thing)
    need_public(thing)
