"""Showing a second factor: each try is counted before it is looked at, and noted."""

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from .. import acts, limits
from ..models import Factor, User
from ..models.acts import ActKind
from . import app, passkeys, spare

DIGITS = {6: Authenticator.Type.TOTP, 8: Authenticator.Type.RECOVERY_CODES}


def judge(
    request: HttpRequest, user: User, values: dict[str, str], again: bool = False
) -> bool:
    """Judge what `FactorForm` holds: an answer of a passkey, or digits."""
    if answer := values["credential"]:
        return by_passkey(request, user, answer, again)
    return by_digits(request, user, values["code"], again)


def by_digits(request: HttpRequest, user: User, digits: str, again: bool) -> bool:
    """Judge the digits of an app or a spare code. Raises `limits.TooMany`."""
    limits.count("factor", str(user.pk))
    kind = DIGITS.get(len(digits))
    row = Factor.objects.filter(user=user, type=kind).first()
    check = app.check if kind == Authenticator.Type.TOTP else spare.check
    found = row if row is not None and check(row, digits) else None
    if found and kind == Authenticator.Type.RECOVERY_CODES:
        acts.note(ActKind.SPARE_USED, request, user)
    return settle(request, user, found, again)


def by_passkey(request: HttpRequest, user: User, answer: str, again: bool) -> bool:
    """Judge what the browser answered. Raises `limits.TooMany`."""
    limits.count("factor", str(user.pk))
    return settle(request, user, passkeys.check(user, answer), again)


def settle(request: HttpRequest, user: User, found: Factor | None, again: bool) -> bool:
    if found is None:
        acts.note(ActKind.FACTOR_WRONG, request, user)
        return False
    limits.forgive("factor", str(user.pk))
    found.refresh_from_db()
    post_authentication(request, found, reauthenticated=again)
    return True
