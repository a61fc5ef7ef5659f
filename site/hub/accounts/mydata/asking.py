"""Requests about one's data: taken in with their due dates, answered by the staff."""

from datetime import timedelta

from allauth.core import context
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub import workdays

from .. import acts, limits
from ..models import DataRequest, User
from ..models.acts import ActKind

FIRST_ANSWER = 2  # working days (Decree 356/2025)
EXTENSION = 15  # working days at most, once
Kind, State = DataRequest.Kind, DataRequest.State


def take_in(user: User, kind: str, **values: object) -> DataRequest:
    """Keep a request with its due dates."""
    today = timezone.localdate()
    return DataRequest.objects.create(
        user=user, kind=kind,
        ack_due=workdays.after(today, FIRST_ANSWER),
        due_at=workdays.after(today, settings.HUB_REQUEST_DAYS[kind]),
        **values,
    )  # fmt: skip


def ask(user: User, kind: str, text: str) -> DataRequest:
    """Take in what people of the staff have to do. Raises `limits.TooMany`."""
    with limits.counted(("data-request", str(user.pk), 0)):
        request = take_in(user, kind, text=text)
    acts.note(ActKind.DATA_ASKED, context.request, user)
    return request


@transaction.atomic
def handle(pk: int, *, by: User, state: str, answer: str, extend: bool) -> DataRequest:
    """Note what was done. Later by one extension only; its day is counted from the due
    day. Raises PermissionDenied by `require`.
    """
    require(by)
    request = DataRequest.objects.select_for_update().get(pk=pk)
    if extend and not request.extended and request.is_open:
        request.extended = True
        request.due_at = workdays.after(request.due_at, EXTENSION)
    request.state, request.answer = state, answer
    request.closed_at = None if request.is_open else timezone.now()
    request.save()
    acts.note(ActKind.DATA_ANSWERED, context.request, by)
    return request


def require(by: User) -> None:
    if not by.is_active or not by.has_perm("accounts.change_datarequest"):
        raise PermissionDenied


def grace() -> timedelta:
    return timedelta(days=settings.HUB_CHANGE_OF_MIND_DAYS)
