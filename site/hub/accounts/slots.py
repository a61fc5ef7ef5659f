"""The way in and out in the head of every page.

For strangers it is the same link on every reader's copy of a page: such pages are cached.
"""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from hub.pagecache.rules import knows_reader

from .returning import safe


def account(request: HttpRequest | None, obj: object) -> SafeString:
    return _filled("account/header.html", request)


def door(request: HttpRequest | None, obj: object) -> SafeString:
    return _filled("account/door.html", request)


def safety(request: HttpRequest | None, obj: object) -> SafeString:
    return render_to_string("account/safety/door.html")


def my_data(request: HttpRequest | None, obj: object) -> SafeString:
    """The door to one's data, among those of “Của tôi”."""
    return render_to_string("mydata/door.html")


def _filled(template: str, request: HttpRequest | None) -> SafeString:
    """Who has no session is not looked up, so that the answer may be cached."""
    path = request.path if request else "/"
    known = request is not None and knows_reader(request)
    user = getattr(request, "user", None) if known else None
    person = user if user is not None and user.is_authenticated else None
    back = "" if path.startswith(tuple(settings.HUB_UNCACHED)) else _place(request)
    here = path == reverse("account_login")
    return render_to_string(template, {"person": person, "back": back, "here": here})


def _place(request: HttpRequest | None) -> str:
    """Return the address with its query, unless that is too odd to be read."""
    if request is None:
        return "/"
    try:
        query = request.GET.urlencode()
    except SuspiciousOperation:
        return request.path
    return safe(f"{request.path}?{query}" if query else request.path)
