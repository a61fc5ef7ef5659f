"""Who has a second factor, who needs one, and which session holds one."""

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY as RECORDS,
)
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest

from ..models import Factor, User

# Spare codes stand in for one of these and are none by themselves.
PROVING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def factors(user: User) -> QuerySet[Factor]:
    return Factor.objects.filter(user=user, type__in=PROVING).order_by("pk")


def has(user: User) -> bool:
    return factors(user).exists()


def needed(user: User | AnonymousUser) -> bool:
    """Return whether this person opens no page of the staff without a second factor."""
    return settings.STAFF_MFA and user.is_staff


def held(request: HttpRequest) -> bool:
    """Return whether this session has shown a second factor: no query is asked."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def let_go(request: HttpRequest) -> None:
    """Forget that the session has shown one: there is none any more."""
    records = get_authentication_records(request, request.user)
    kept = [record for record in records if record.get("method") != "mfa"]
    request.session[RECORDS] = kept
