"""What may be done to a tip besides what may be done to all words."""

from django.utils.translation import gettext as _

from ..models import Consent, Tip
from ..models.statuses import GONE
from .checks import No, Thing, is_credited, is_own, need_public
from .person import Person
from .writing import What


def write(person: Person, thing: Tip) -> What:
    return What.TIP


def attempt(person: Person, thing: Tip) -> What:
    """Say that a tip worked or did not. One's own tip is tried by others, and so is what
    was made of one's own answer.
    """
    if is_own(person, thing) or is_credited(person, thing):
        raise No(_("This is your own tip: others say how it went for them."))
    need_public(thing)
    return What.TRIAL


def attempt_with_words(person: Person, thing: Tip) -> What:
    attempt(person, thing)
    return What.TRIAL_NOTE


def verify(person: Person, thing: Tip) -> None:
    """A trainer or editor has run the prompt; nobody verifies a tip of their own, nor
    one that is made of their own answer.
    """
    check(person, thing)
    if is_own(person, thing) or is_credited(person, thing):
        raise No(_("Nobody verifies their own tip."))


def check(person: Person, thing: Tip) -> None:
    """Ask for a tip to be looked at again."""
    if not (person.trains or person.edits):
        raise No(_("Only trainers and editors verify tips."))
    need_public(thing)


def need_answer(tip: Tip) -> None:
    """Refuse where the author of the answer that it is made of does not want it, or has
    taken that back.
    """
    if tip.consent == Consent.REFUSED:
        raise No(_("The author of the answer does not want it to become a tip."))
    if tip.consent == Consent.LAPSED:
        raise No(_("The author of the answer has taken it back."))


def agree(person: Person, thing: Thing) -> None:
    """The author of the answer says yes, no, or takes a yes back: in every mode."""
    if not is_credited(person, thing):
        raise No(_("Only the author of the answer is asked."))
    if thing.status in GONE:
        raise No(_("Who wanted to make a tip of it has taken it back."))
