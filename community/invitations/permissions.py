"""Who may invite: asked here and nowhere else."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from hub.accounts.models import User

from ..actions.grants import RIGHT
from ..permissions import Person
from .models import Invitation, InvitationQuerySet


def may_invite(who: User | AnonymousUser | Person) -> bool:
    """Core trainers and admins."""
    person = Person.of(who)
    return person.is_admin or person.trains


def require(user: User | AnonymousUser) -> None:
    if not may_invite(user):
        raise PermissionDenied


def seen_by(user: User) -> InvitationQuerySet:
    """Return the invitations that this person looks after: their own; admins all."""
    rows = Invitation.objects.select_related("commune", "maker__profile")
    return rows if user.has_perm(RIGHT) else rows.filter(maker=user)
