"""Leaving: asked for, taken back within seven days, then done for good."""

import logging

from allauth.core import context
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .. import acts, one_by_one
from ..models import DataRequest, LegalRecord, User
from ..models.acts import ActKind
from ..personal import erase
from .asking import Kind, State, grace, take_in

logger = logging.getLogger(__name__)


class LastAdmin(Exception):
    """Nobody would be left who may make accounts and give roles."""


def pending(user: User) -> DataRequest | None:
    return DataRequest.objects.leaving().filter(user=user).first()


@transaction.atomic
def ask(user: User, choice: int) -> DataRequest:
    """Note that an account is to go, and sign its owner out everywhere."""
    User.objects.select_for_update().get(pk=user.pk)
    if user.is_superuser and not other_admins(user):
        raise LastAdmin
    found = pending(user) or take_in(
        user, Kind.DELETE, choice=choice, erase_at=timezone.now() + grace()
    )
    acts.note(ActKind.DELETE_ASKED, context.request, user)
    user.end_sessions()
    return found


def other_admins(user: User) -> bool:
    admins = User.objects.filter(is_superuser=True, is_active=True)
    return admins.exclude(pk=user.pk).exists()


@transaction.atomic
def keep(user: User) -> bool:
    """Take it back; return whether there was still something to take back."""
    rows = DataRequest.objects.leaving().filter(user=user).select_for_update()
    changed = bool(rows.update(state=State.CANCELLED, closed_at=timezone.now()))
    if changed:
        acts.note(ActKind.DELETE_CANCELLED, context.request, user)
    return changed


def ask_first(request: HttpRequest, url: str) -> str:
    """Return the page between signing in and the place, for who is about to leave."""
    return reverse("my-data-keep") if pending(request.user) else ""


def carry_out() -> int:
    """Erase each account whose day has come; return how many. Called each minute."""
    due = DataRequest.objects.leaving().filter(erase_at__lte=timezone.now())
    pks = due.values_list("pk", flat=True)
    return one_by_one.each(pks, carry_out_one, "deletion")


@transaction.atomic
def carry_out_one(pk: int) -> bool:
    """Erase under the row's lock: who takes it back at this moment comes first or last."""
    rows = DataRequest.objects.leaving().select_for_update(of=("self",))
    found = rows.select_related("user").filter(pk=pk).first()
    if found is None or found.user is None:
        return False
    erase(found.user, found.choice)
    logger.info("account of request %d erased", pk)
    return True


def forget() -> int:
    """Delete the law's records whose end date is over; say and return how many."""
    gone = LegalRecord.objects.filter(until__lt=timezone.localdate()).delete()
    removed = gone[1].get(LegalRecord._meta.label, 0)
    logger.info("%d records of people who left deleted", removed)
    return removed
