"""The one place that asks who opens the pages of the staff, and how long they stay.

With `STAFF_MFA` they open only to a session that holds a second factor.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from hub.pagecache.rules import is_file, knows_reader

from . import returning
from .entrance import lasting
from .factors import holding
from .fresh import prove_first


class StaffGate:
    """Stands behind allauth's middleware; strangers elsewhere cost it nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        admin = reverse("wagtailadmin_login")
        resets = reverse("wagtailadmin_password_reset")
        self.doors = (admin, resets, reverse("wagtailcore_login"))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if knows_reader(request) and not is_file(request) and lasting.is_over(request):
            logout(request)
        return self.instead(request) or self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict
    ) -> None:
        """Refuse here, where Django turns it into the page for a refusal."""
        if getattr(request, "hub_refused", False):
            raise PermissionDenied

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:
        """Return where to go instead, None for those who may go on."""
        path = request.path_info
        if settings.STAFF_MFA and path.startswith(self.doors):
            return redirect(returning.onward("account_login", self.wanted(request)))
        if not path.startswith(tuple(settings.HUB_STAFF_PATHS)):
            return None
        if request.user.is_authenticated and request.user.is_staff:
            lasting.begin_staff(request)
        return self.second_factor(request) if settings.STAFF_MFA else None

    def wanted(self, request: HttpRequest) -> str:
        given = returning.safe(request.GET.get("next") or request.POST.get("next"))
        return given or reverse("wagtailadmin_home")

    def second_factor(self, request: HttpRequest) -> HttpResponseBase | None:
        user = request.user
        back = request.get_full_path() if request.method == "GET" else request.path
        if not user.is_authenticated:
            return redirect(returning.onward("account_login", returning.safe(back)))
        if not user.is_staff:
            request.hub_refused = True
            return None
        if not holding.held(request):
            way = "account_reauthenticate" if holding.has(user) else "security"
            return redirect(returning.onward(way, returning.safe(back)))
        if re.match("|".join(settings.HUB_FRESH_PATHS), request.path_info):
            return prove_first(request, returning.safe(back))
        return None
