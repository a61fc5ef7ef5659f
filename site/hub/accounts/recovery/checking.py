"""The check by a moderator: who may, what is seen with a reason, and the answer."""

from datetime import timedelta

from allauth.core import context
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .. import acts, contacts, telling
from ..contacts import Contact
from ..models import Recovery, RecoveryStep, User
from ..models.acts import ActKind
from . import words

RIGHT = "accounts.change_recovery"
OF_STAFF = "accounts.delete_factor"
State, What = Recovery.State, RecoveryStep.What


def may_check(by: User, recovery: Recovery) -> bool:
    """Moderators for members, admins for the staff, superusers for superusers; nobody
    for an account of their own.
    """
    user = recovery.user
    if not by.is_active or not by.has_perm(RIGHT):
        return False
    if user is None:
        return True
    allowed = by.has_perm(OF_STAFF) or not user.is_staff
    return allowed and by.pk != user.pk and (by.is_superuser or not user.is_superuser)


def require(by: User, recovery: Recovery) -> None:
    if not may_check(by, recovery):
        raise PermissionDenied("may not check this request")


@transaction.atomic
def look(recovery: Recovery, *, by: User, reason: str) -> tuple[Contact, Contact]:
    """Return the old contact and the new one. That it was asked, and why, stays noted."""
    require(by, recovery)
    recovery.steps.create(what=What.LOOKED, by=by, reason=reason)
    acts.note(ActKind.PRIVATE_SEEN, context.request, by)
    return recovery.contacts


@transaction.atomic
def allow(pk: int, *, by: User, how: str, reason: str) -> bool:
    """Let the two days begin and tell both sides. Return whether it still waited for that."""
    recovery = locked(pk, by)
    if recovery.state != State.NEW or not movable(recovery.user):
        return False
    recovery.state = State.WAITING
    recovery.ready_at = timezone.now() + timedelta(hours=settings.HUB_RECOVERY_HOURS)
    recovery.save(update_fields=["state", "ready_at"])
    recovery.steps.create(what=What.ALLOWED, how=how, by=by, reason=reason)
    acts.note(ActKind.RECOVERY_ALLOWED, context.request, by)
    acts.note(ActKind.RECOVERY_BEGUN, None, recovery.user)
    telling.tell(contacts.of(recovery.user), words.warning(recovery.ready_at))
    telling.tell([recovery.contacts[1]], words.allowed(recovery.ready_at))
    return True


def movable(user: User | None) -> bool:
    """Return whether there is an account, and no other request for it that runs.

    Its row stays locked meanwhile: two moderators at once wait for each other.
    """
    if user is None or not User.objects.select_for_update().filter(pk=user.pk):
        return False
    return not Recovery.objects.waiting().filter(user=user).exists()


@transaction.atomic
def refuse(pk: int, *, by: User, reason: str) -> bool:
    """End a request, also one whose days run. Return whether it was still open."""
    recovery = locked(pk, by)
    if recovery.state not in {State.NEW, State.WAITING}:
        return False
    close(recovery, State.REFUSED)
    recovery.steps.create(what=What.REFUSED, by=by, reason=reason)
    acts.note(ActKind.RECOVERY_REFUSED, context.request, by)
    telling.tell([recovery.contacts[1]], words.refused())
    return True


def locked(pk: int, by: User) -> Recovery:
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("user")
    recovery = rows.get(pk=pk)
    require(by, recovery)
    return recovery


def close(recovery: Recovery, state: Recovery.State) -> None:
    recovery.state, recovery.closed_at = state, timezone.now()
    recovery.save(update_fields=["state", "closed_at"])
