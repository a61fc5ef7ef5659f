"""The phone and the e-mail of an account: put in, put in another's place, taken out.

Whoever calls has seen a code come back from a new contact. That somebody else has it is
said only then: who holds a number may know that it opens an account.
"""

from allauth.account.adapter import get_adapter
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import acts, contacts, sign_ins, telling
from .contacts import EMAIL, PHONE, Contact
from .models import Phone, User
from .models.acts import ActKind


class Taken(Exception):
    """Another account has this contact."""


class Last(Exception):
    """Without this contact nobody gets in any more."""


@transaction.atomic
def put(request: HttpRequest, contact: Contact) -> None:
    """Make a proven contact one's own, in the place of the one of its kind.

    Every other sign-in ends, and the contacts so far are told. Raises Taken.
    """
    user = request.user
    User.objects.select_for_update().get(pk=user.pk)
    before = contacts.of(user)
    changed = any(old.kind == contact.kind for old in before)
    write(user, contact)
    kind = ActKind.CONTACT_CHANGED if changed else ActKind.CONTACT_ADDED
    settle(request, kind, before, said_of_new(contact.kind, changed))


def write(user: User, contact: Contact) -> None:
    """Write the contact. Raises Taken; two at once, one of them gets it."""
    if contact.owner() not in {None, user}:
        raise Taken
    try:
        with transaction.atomic():
            if contact.kind == PHONE:
                get_adapter().set_phone(user, contact.value, verified=True)
            else:
                user.email = contact.value
                user.save(update_fields=["email"])
    except IntegrityError:
        raise Taken from None


@transaction.atomic
def remove(request: HttpRequest, kind: str) -> None:
    """Take one's phone or e-mail out, if there is one. Raises Last."""
    user = request.user
    User.objects.select_for_update().get(pk=user.pk)
    before = contacts.of(user)
    if all(contact.kind != kind for contact in before):
        return
    if all(contact.kind == kind for contact in before):
        raise Last
    clear(user, kind)
    said = _("A way to sign in to your account at AI for everyone was removed.")
    settle(request, ActKind.CONTACT_REMOVED, before, said)


def clear(user: User, kind: str) -> None:
    if kind == PHONE:
        Phone.objects.filter(user=user).delete()
    elif kind == EMAIL:
        user.email = None
        user.save(update_fields=["email"])


def settle(
    request: HttpRequest, kind: ActKind, before: list[Contact], said: object
) -> None:
    acts.note(kind, request, request.user)
    sign_ins.end_others(request)
    telling.tell(before, warned(said))


def said_of_new(kind: str, changed: bool) -> object:
    if kind == PHONE:
        return (
            _("The phone number of your account at AI for everyone was changed.")
            if changed
            else _("A phone number was added to your account at AI for everyone.")
        )
    return (
        _("The e-mail of your account at AI for everyone was changed.")
        if changed
        else _("An e-mail was added to your account at AI for everyone.")
    )


@telling.in_our_language
def warned(said: object) -> str:
    """Return a notice with what to do where it was not the person."""
    return f"{said} {_('Was it not you? Tell us at once, on the page Complaint of the site.')}"
