"""Who may invite: asked here and nowhere else."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from hub.accounts.models import User

from .. import roles
from ..actions.grants import RIGHT
from ..models import Role
from .models import Invitation, InvitationQuerySet


def may_invite(user: User | AnonymousUser) -> bool:
    """Core trainers and admins."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.has_perm(RIGHT) or Role.TRAINER in roles.of(user)


def require(user: User | AnonymousUser) -> None:
    if not may_invite(user):
        raise PermissionDenied


def seen_by(user: User) -> InvitationQuerySet:
    """Return the invitations that this person looks after: their own; admins all."""
    rows = Invitation.objects.select_related("commune", "maker__profile")
    return rows if user.has_perm(RIGHT) else rows.filter(maker=user)
