"""Taking a complaint in, answering it, and looking at who sent it."""

from typing import Any

from allauth.core import context
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from hub import workdays
from hub.accounts import acts, addresses, limits
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Complaint, Disclosure

RIGHT = "community.change_complaint"


def send(*, name: str, contact: str, **values: Any) -> Complaint:
    """Keep a complaint under the next number of the year. Raises `limits.TooMany`.

    `values` are the fields about, text and place. Two at once: one takes the next number.
    """
    network = addresses.network(context.request)
    counts = [("complaint", network, 0)] if network else []
    with limits.counted(*counts, ("complaint-all", "all", 0)):
        for _try in range(5):
            try:
                with transaction.atomic():
                    return numbered(name, contact, values)
            except IntegrityError:
                continue
        return numbered(name, contact, values)


def numbered(name: str, contact: str, values: dict[str, Any]) -> Complaint:
    today = timezone.localdate()
    rows = Complaint.objects.filter(year=today.year)
    last = rows.aggregate(last=Max("serial"))["last"] or 0
    days = settings.HUB_ANSWER_DAYS
    due = workdays.after(today, days.get(values["about"], days["other"]))
    complaint = Complaint(year=today.year, serial=last + 1, due=due, **values)
    complaint.keep(name, contact)
    complaint.save(force_insert=True)
    acts.note_own(ActKind.COMPLAINT)
    return complaint


def require(by: User) -> None:
    if not by.has_perm(RIGHT):
        raise PermissionDenied


def handle(complaint: Complaint, *, by: User, state: str, answer: str) -> None:
    require(by)
    complaint.state, complaint.answer = state, answer
    done = complaint.state == Complaint.State.CLOSED
    complaint.closed = (complaint.closed or timezone.now()) if done else None
    complaint.save(update_fields=["state", "answer", "closed"])
    acts.note(ActKind.COMPLAINT_ANSWERED, context.request, by)


@transaction.atomic
def remove(complaint: Complaint, *, by: User) -> None:
    """Delete an answered complaint with all that it holds. Only admins may."""
    if not by.has_perm("community.delete_complaint"):
        raise PermissionDenied("only admins delete complaints")
    if complaint.state != Complaint.State.CLOSED:
        raise PermissionDenied("it waits for an answer")
    complaint.delete()
    acts.note(ActKind.COMPLAINT_GONE, context.request, by)


@transaction.atomic
def disclose(complaint: Complaint, *, by: User, reason: str) -> tuple[str, str]:
    """Return name and contact of the sender. That it was asked, and why, stays noted."""
    require(by)
    Disclosure.objects.create(complaint=complaint, by=by, reason=reason)
    acts.note(ActKind.PRIVATE_SEEN, context.request, by)
    return complaint.name, complaint.contact
