"""Proving afresh whose session it is, before what matters most: the one rule of it.

Two degrees. What keeps the account safe opens to who signed in, or proved it once more,
within the hour. One's own data opens to who typed a code, or showed the second factor, for
just this and within `HUB_FRESH_MINUTES`: a sign-in does not count, since the phone may have
been handed on, nor a password, which many a browser fills in. `safety.again` asks for both.
"""

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from .returning import onward

HOUR, GRACE = 3600, 900  # seconds; a form opened in time may be sent a little later
BY_CODE = "ma"  # `?cach=ma`: the page takes no password


def is_fresh(request: HttpRequest, by_code: bool = False) -> bool:
    """Return whether this session has proved lately whose it is."""
    records = get_authentication_records(request, request.user)
    if by_code:
        records = [record for record in records if was_code(record)]
    newest = max((record.get("at", 0) for record in records), default=0)
    return 0 <= time.time() - newest <= limit(request, by_code)


def was_code(record: dict) -> bool:
    """Return whether a record is of a code or a second factor that was asked for anew."""
    return bool(record.get("reauthenticated")) and record["method"] in {"code", "mfa"}


def limit(request: HttpRequest, by_code: bool) -> int:
    if by_code:
        return settings.HUB_FRESH_MINUTES * 60
    return HOUR if request.method in {"GET", "HEAD"} else HOUR + GRACE


def prove_first(
    request: HttpRequest, back: str = "", by_code: bool = False
) -> HttpResponseBase | None:
    """Lead over the page that asks once more, and back; None when that is not needed."""
    if is_fresh(request, by_code):
        return None
    asking = onward("account_reauthenticate", back or request.path)
    return redirect(f"{asking}&cach={BY_CODE}" if by_code else asking)


class FreshMixin(LoginRequiredMixin):
    """Opens after a fresh proof only, and leads over the page that asks for one."""

    request: HttpRequest
    login_url = reverse_lazy("account_login")
    by_code = False

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        known = request.user.is_authenticated
        if known and (asked := prove_first(request, by_code=self.by_code)):
            return asked
        return super().dispatch(request, *args, **kwargs)
