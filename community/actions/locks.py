"""Closing writing to a member for a time, and opening it again."""

from datetime import datetime

from allauth.core import context
from django.db import transaction
from django.utils import timezone

from hub.accounts import acts
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Lock, Notice, Reason, Verb
from ..permissions import may_lock
from .refusals import NotAllowed


@transaction.atomic
def lock(*, by: User, user: User, reason: str, note: str, until: datetime) -> Lock:
    """Close writing to a member; a lock that runs is replaced. The member is told."""
    require(by, user)
    reason = Reason(reason)
    User.objects.select_for_update().get(pk=user.pk)
    now = timezone.now()
    Lock.objects.of(user).running().update(lifted_at=now, lifted_by=by)
    made = Lock.objects.create(user=user, reason=reason, note=note, until=until, by=by)
    Notice.objects.create(recipient=user, verb=Verb.LOCKED, reason=reason)
    acts.note(ActKind.LOCKED, context.request, by)
    return made


@transaction.atomic
def lift(*, by: User, user: User) -> bool:
    """Open writing again; return whether it was closed."""
    require(by, user)
    return undo(by, user)


def undo(by: User, user: User) -> bool:
    """Open writing for who has asked who may: the screen, an objection that was right."""
    rows = Lock.objects.filter(user=user).running()
    if not rows.update(lifted_at=timezone.now(), lifted_by=by):
        return False
    Notice.objects.create(recipient=user, verb=Verb.UNLOCKED)
    acts.note(ActKind.UNLOCKED, context.request, by)
    return True


def require(by: User, user: User) -> None:
    if not (answer := may_lock(by, user)):
        raise NotAllowed(answer)
