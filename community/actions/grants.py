"""Giving a role and taking it away. Nothing else does."""

from allauth.core import context
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.accounts import acts
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind
from hub.pagecache import bump

from .. import roles
from ..models import Grant, Role

RIGHT = "community.add_grant"


def give(*, by: User, user: User, role: Role, reason: str) -> bool:
    """Give a role; a badge of the staff brings its group. Only admins may."""
    require(by)
    return write(user, role, given=True, by=by, reason=reason)


def take(*, by: User, user: User, role: Role, reason: str) -> bool:
    """Take a role away, and with it its group and every session."""
    require(by)
    return write(user, role, given=False, by=by, reason=reason)


def require(by: User) -> None:
    if not by.is_active or not by.has_perm(RIGHT):
        raise PermissionDenied("only admins give roles")


@transaction.atomic
def write(user: User, role: Role, *, given: bool, by: User | None, reason: str) -> bool:
    """Write the row and what follows from it; return whether anything changed.

    For code that has asked who may: the screens of admins, the list of core trainers.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if (role in roles.of(user)) == given:
        return False
    Grant.objects.create(user=user, role=role, given=given, by=by, reason=reason)
    set_group(user, role, given)
    if not given or role in roles.GROUPS:
        user.end_sessions()  # a right ends at once, and begins with a fresh sign-in
    acts.note(ActKind.ROLE_GIVEN if given else ActKind.ROLE_TAKEN, context.request, by)
    bump("community")
    return True


def set_group(user: User, role: Role, given: bool) -> None:
    if name := roles.GROUPS.get(role):
        group = Group.objects.get_or_create(name=name)[0]
        (user.groups.add if given else user.groups.remove)(group)


def follow(user: User, names: set[str], *, given: bool) -> None:
    """Note groups that were set or left without a grant, by setting up or by code."""
    asking = getattr(context.request, "user", None)
    by = asking if asking is not None and asking.pk else None
    reason = "nhóm được đặt trực tiếp" if given else "bị đưa ra khỏi nhóm"
    for role, name in roles.GROUPS.items():
        if name in names and (role in roles.of(user)) != given:
            Grant.objects.create(
                user=user, role=role, given=given, by=by, reason=reason
            )
            bump("community")
