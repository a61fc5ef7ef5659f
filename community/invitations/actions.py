"""Making an invitation, stopping it, and counting who joins by it."""

from datetime import date

from allauth.core import context
from django.db import transaction
from django.db.models import F

from hub.accounts import acts, limits
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind
from hub.places.models import Commune

from ..models import Profile
from . import permissions
from .models import Invitation


def make(
    *, by: User, name: str, commune: Commune | None, ends: date, limit: int
) -> Invitation:
    """Make an invitation. Raises PermissionDenied and `limits.TooMany`."""
    permissions.require(by)
    with limits.counted(("invitation", str(by.pk), 0)), transaction.atomic():
        made = Invitation.objects.create(
            maker=by, name=name, commune=commune, ends=ends, limit=limit
        )
        acts.note(ActKind.INVITED, context.request, by)
        return made


def stop(invitation: Invitation, *, by: User) -> bool:
    """End it before its day; return whether it was not ended yet."""
    rows = permissions.seen_by(by).filter(pk=invitation.pk, stopped=False)
    return bool(
        Invitation.objects.filter(pk__in=rows.values("pk")).update(stopped=True)
    )


@transaction.atomic
def redeem(token: str, user: User) -> bool:
    """Count somebody who has just joined, and fill in the commune.

    One UPDATE decides, so forty at once are counted exactly and nobody beyond the limit.
    False: it has ended or is used up; the person has joined all the same.
    """
    found = Invitation.objects.usable().filter(token=token)
    if not found.update(used=F("used") + 1):
        return False
    commune = Invitation.objects.get(token=token).commune_id
    Profile.objects.filter(user=user, commune=None).update(commune=commune)
    return True
