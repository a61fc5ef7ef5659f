"""Ten spare codes for the day the device is lost: shown once, good once each."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from .. import sealing
from ..models import Factor, User


@transaction.atomic
def renew(user: User) -> list[str]:
    """Make new codes; the old ones are worth nothing from now on."""
    User.objects.select_for_update().get(pk=user.pk)
    rows(user).delete()
    codes = RecoveryCodes.activate(user).generate_codes()
    return [f"{code[:4]} {code[4:]}" for code in codes]


def rows(user: User):
    return Factor.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES)


def left(user: User) -> int:
    """Return how many are unused; none where no key opens them."""
    row = rows(user).first()
    try:
        return len(RecoveryCodes(row).get_unused_codes()) if row else 0
    except sealing.Unreadable:
        return 0


def check(row: Factor, code: str) -> bool:
    """Return whether the code is an unused one, and use it up."""
    try:
        return RecoveryCodes(row).validate_code(code)
    except sealing.Unreadable:
        return False
