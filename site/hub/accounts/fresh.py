"""A fresh sign-in before what matters most is changed: within the last hour."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from .returning import onward

HOUR, GRACE = 3600, 900  # seconds; a form opened in time may be sent a little later


def is_fresh(request: HttpRequest) -> bool:
    """Return whether this session has proved within the hour whose it is."""
    records = get_authentication_records(request, request.user)
    newest = max((record.get("at", 0) for record in records), default=0)
    limit = HOUR if request.method in {"GET", "HEAD"} else HOUR + GRACE
    return time.time() - newest <= limit


def prove_first(request: HttpRequest, back: str = "") -> HttpResponseBase | None:
    """Lead over the page that asks once more, and back; None when that is not needed."""
    if is_fresh(request):
        return None
    return redirect(onward("account_reauthenticate", back or request.path))


class FreshMixin(LoginRequiredMixin):
    """For people whose sign-in is not older than an hour."""

    request: HttpRequest
    login_url = reverse_lazy("account_login")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated and (asked := prove_first(request)):
            return asked
        return super().dispatch(request, *args, **kwargs)
