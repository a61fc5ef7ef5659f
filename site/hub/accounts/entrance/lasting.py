"""How long a sign-in lasts: with the window on a shared device, staff for some hours
without a page and some days in all, others for many days.
"""

import time

from django.conf import settings
from django.http import HttpRequest

from ..models import User

SHARED = "hub_shared"
STAFF = "hub_staff"  # in the session: when it began, when it was last used
STEP = 300  # seconds; so exactly the last use is known, and no write for every page


def remember_choice(request: HttpRequest, shared: bool) -> None:
    """Keep the tick "shared device" until the last step of signing in is done."""
    request.session[SHARED] = shared


def apply(request: HttpRequest, user: User) -> None:
    """Give the new session its end."""
    if request.session.pop(SHARED, False):
        request.session.set_expiry(0)
    else:
        request.session.set_expiry(settings.HUB_SESSION_DAYS * 86400)
    request.session.pop(STAFF, None)
    if user.is_staff:
        begin_staff(request)


def begin_staff(request: HttpRequest) -> None:
    """Let the shorter time of the staff begin, once."""
    if STAFF in request.session:
        return
    now = time.time()
    request.session[STAFF] = [now, now]
    if not request.session.get_expire_at_browser_close():
        request.session.set_expiry(settings.HUB_STAFF_SESSION[0])


def is_over(request: HttpRequest) -> bool:
    """Return whether a session of the staff has come to its end; else note its use."""
    times = request.session.get(STAFF)
    if not times:
        return False
    (began, used), now = times, time.time()
    idle, whole = settings.HUB_STAFF_SESSION
    if now - used > idle or now - began > whole:
        return True
    if now - used > STEP:
        request.session[STAFF] = [began, now]
    return False
