"""Adding a second factor and removing one: noted, and other sessions end."""

from allauth.mfa.base.internal.flows import (
    delete_dangling_recovery_codes,
    post_authentication,
)
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import acts, contacts, sign_ins, telling
from ..models import Factor, User
from ..models.acts import ActKind
from ..own_contacts import warned
from . import holding, spare

RIGHT = "accounts.delete_factor"


def added(request: HttpRequest, row: Factor) -> list[str]:
    """Finish adding; return the spare codes where this is the first factor."""
    user = request.user
    acts.note(ActKind.FACTOR_ADDED, request, user)
    codes = spare.renew(user) if holding.factors(user).count() == 1 else []
    post_authentication(request, row, reauthenticated=True)
    sign_ins.end_others(request)
    tell(user, _("A second step of signing in was added to your account."))
    return codes


def tell(user: User, said: object) -> None:
    """Tell by every way that reaches the person: one of them may be a thief's."""
    telling.tell(contacts.of(user), warned(said))


def may_remove(user: User, row: Factor) -> bool:
    """The last factor of who needs one stays: another one is added first."""
    others = holding.factors(user).exclude(pk=row.pk)
    return others.exists() or not holding.needed(user)


@transaction.atomic
def remove(request: HttpRequest, row: Factor) -> bool:
    """Remove one's own factor if it may go; with the last one the spare codes go too.

    One after the other: two at once would each leave the other.
    """
    user = User.objects.select_for_update().get(pk=request.user.pk)
    if not may_remove(user, row) or not Factor.objects.filter(pk=row.pk).delete()[0]:
        return False
    delete_dangling_recovery_codes(user)
    acts.note(ActKind.FACTOR_REMOVED, request, user)
    if not holding.has(user):
        holding.let_go(request)
    sign_ins.end_others(request)
    tell(user, _("A second step of signing in was removed from your account."))
    return True


def may_take(by: User | AnonymousUser, user: User) -> bool:
    """Admins help others who lost their device; only superusers help superusers."""
    allowed = by.is_active and by.has_perm(RIGHT) and by.pk != user.pk
    return allowed and (by.is_superuser or not user.is_superuser)


@transaction.atomic
def take(request: HttpRequest, *, by: User, user: User) -> bool:
    """Remove all factors of somebody who lost them; both people stand in the log."""
    if not may_take(by, user):
        raise PermissionDenied("may not remove this second factor")
    if not Factor.objects.filter(user=user).delete()[0]:
        return False
    acts.note(ActKind.FACTOR_TAKEN, request, by)
    acts.note(ActKind.FACTOR_LOST, request, user)
    user.end_sessions()
    tell(user, _("An administrator removed the second step of your account."))
    return True
