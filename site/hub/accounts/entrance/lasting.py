"""How long a sign-in lasts: with the window on a shared device, else many days."""

from django.conf import settings
from django.http import HttpRequest

from ..models import User

SHARED = "hub_shared"


def remember_choice(request: HttpRequest, shared: bool) -> None:
    """Keep the tick "shared device" until the last step of signing in is done."""
    request.session[SHARED] = shared


def apply(request: HttpRequest, user: User) -> None:
    """Give the new session its end. Staff keep the site's own, shorter one."""
    if request.session.pop(SHARED, False):
        request.session.set_expiry(0)
    elif user.is_staff:
        request.session.set_expiry(None)
    else:
        request.session.set_expiry(settings.HUB_SESSION_DAYS * 86400)
