"""An app that shows six digits, new ones every half minute (TOTP, RFC 6238)."""

import hmac

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.db import transaction
from django.http import HttpRequest

from .. import sealing
from ..models import Factor, User

PENDING = "hub_app"


def secret_of(request: HttpRequest) -> str:
    """Return the secret that this session is about to set up, made when it is asked for."""
    try:
        return sealing.unseal(request.session.get(PENDING, ""))
    except sealing.Unreadable:
        secret = generate_totp_secret()
        request.session[PENDING] = sealing.seal(secret)
        return secret


def picture(user: User, secret: str) -> str:
    """Return the QR code as an address that an `img` shows."""
    url = get_adapter().build_totp_url(user, secret)
    code = segno.make(url, error="l", micro=False)
    return code.svg_data_uri(scale=6, border=4, dark="#000", light="#fff")


def written(secret: str) -> str:
    """Return the secret in groups of four, to be typed by hand."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def fitting(secret: str, code: str) -> int | None:
    """Return the half minute to which the six digits belong: this one or a neighbour."""
    found = None
    for counter in yield_hotp_counters_from_time():
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, counter)), code):
            found = counter
    return found


def activate(request: HttpRequest, user: User, code: str) -> Factor | None:
    """Keep the session's secret as the user's app when the code is of it."""
    secret = secret_of(request)
    counter = fitting(secret, code)
    if counter is None:
        return None
    data = {"secret": get_adapter().encrypt(secret), "last": counter}
    with transaction.atomic():
        Factor.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        row = Factor.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    del request.session[PENDING]
    return row


@transaction.atomic
def check(row: Factor, code: str) -> bool:
    """Return whether the code is of this app and younger than the last one used.

    The row is locked: two requests with the same code, one gets in (ASVS 6.5.1).
    """
    row = Factor.objects.select_for_update().get(pk=row.pk)
    try:
        counter = fitting(get_adapter().decrypt(row.data["secret"]), code)
    except sealing.Unreadable:
        return False
    if counter is None or counter <= row.data.get("last", 0):
        return False
    row.data["last"] = counter
    row.save(update_fields=["data"])
    return True
