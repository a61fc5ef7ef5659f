"""The two days: stopped by whoever still has the old phone or e-mail, or carried out."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .. import acts, contacts, one_by_one, own_contacts, telling
from ..contacts import EMAIL, PHONE
from ..models import Recovery, User
from ..models.acts import ActKind
from . import words
from .checking import close

logger = logging.getLogger(__name__)
State = Recovery.State


def pending(user: User) -> Recovery | None:
    return Recovery.objects.waiting().filter(user=user).first()


def ask_first(request: HttpRequest, url: str) -> str:
    """Return the page between signing in and the place, for whose account is to move."""
    return reverse("recovery-stop") if pending(request.user) else ""


@transaction.atomic
def stop(request: HttpRequest) -> int:
    """Stop every request for one's own account; return how many."""
    rows = Recovery.objects.waiting().filter(user=request.user).select_for_update()
    found = list(rows)
    for recovery in found:
        close(recovery, State.STOPPED)
        telling.tell([recovery.contacts[1]], words.stopped())
    if found:
        acts.note(ActKind.RECOVERY_STOPPED, request, request.user)
    return len(found)


def carry_out() -> int:
    """Move each account whose two days are over; return how many. Called each minute."""
    due = Recovery.objects.waiting().filter(ready_at__lte=timezone.now())
    pks = due.values_list("pk", flat=True)
    return one_by_one.each(pks, carry_out_one, "recovery")


@transaction.atomic
def carry_out_one(pk: int) -> bool:
    """Move one under the row's lock: who stops it at this moment comes first or last."""
    rows = Recovery.objects.waiting().select_for_update(of=("self",))
    recovery = rows.select_related("user").filter(pk=pk).first()
    if recovery is None or recovery.user is None:
        return False
    try:
        with transaction.atomic():
            move(recovery)
    except own_contacts.Taken:
        close(recovery, State.REFUSED)
        telling.tell([recovery.contacts[1]], words.taken())
        return False
    logger.info("account of recovery %d moved", pk)
    return True


def move(recovery: Recovery) -> None:
    """Only the new contact opens the account from now on: a thief may have put in others,
    or a password. The staff keep theirs, which opens nothing without their second factor.
    """
    user, (_old, new) = recovery.user, recovery.contacts
    before = contacts.of(user)
    for kind in (PHONE, EMAIL):
        own_contacts.clear(user, kind)
    own_contacts.write(user, new)
    if not user.is_staff:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.end_sessions()
    close(recovery, State.DONE)
    acts.note(ActKind.RECOVERED, None, user)
    telling.tell(before, own_contacts.warned(words.moved()))
    telling.tell([new], words.done())


def forget() -> int:
    """Delete requests older than `HUB_RECOVERY_DAYS`, with their steps; say how many."""
    since = timezone.now() - timedelta(days=settings.HUB_RECOVERY_DAYS)
    rows = Recovery.objects.filter(asked_at__lt=since).exclude(state=State.WAITING)
    removed = rows.delete()[1].get(Recovery._meta.label, 0)
    logger.info("%d requests to get back into an account removed", removed)
    return removed
