"""The list of one's sign-ins: kept with each one, ended one by one or all others at once."""

import re

from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from . import acts
from .models import SignIn, User
from .models.acts import ActKind

MARK = "hub_sign_in"
# The first that is found in what the browser says of itself names it.
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
    ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)  # fmt: skip
BROWSERS = (
    ("Zalo", "Zalo"), (r"FBA[NV]", "Facebook"), ("coc_coc", "Cốc Cốc"), ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"), ("OPR", "Opera"), ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip


def device(agent: str) -> str:
    """Return a browser's name of itself in two words, "Android, Chrome", or nothing."""
    found = [
        next((name for sign, name in signs if re.search(sign, agent)), "")
        for signs in (SYSTEMS, BROWSERS)
    ]
    return ", ".join(name for name in found if name)


def note(request: HttpRequest, user: User) -> None:
    """Write down a sign-in that has just been made."""
    if key := request.session.session_key:
        agent = device(request.META.get("HTTP_USER_AGENT", ""))
        row, _made = SignIn.objects.update_or_create(
            key=key, defaults={"user": user, "device": agent}
        )
        request.session[MARK] = row.pk


def forget(request: HttpRequest) -> None:
    SignIn.objects.filter(key=request.session.session_key or "").delete()


def mine(request: HttpRequest) -> list[SignIn]:
    """Return the sign-ins that are alive, this one first; of the dead none is kept."""
    follow(request)
    rows = SignIn.objects.filter(user=request.user)
    alive = Session.objects.filter(
        session_key__in=rows.values("key"), expire_date__gt=timezone.now()
    ).values("session_key")
    here = request.session.session_key
    found = rows.filter(key__in=alive).order_by("-at", "-pk")
    return sorted(found, key=lambda row: row.key != here)


def follow(request: HttpRequest) -> None:
    """Keep up with a session whose key has changed since it began."""
    key = request.session.session_key
    if key and not SignIn.objects.filter(key=key).exists():
        row = SignIn.objects.filter(
            pk=request.session.get(MARK), user=request.user
        ).first()
        if row is None:
            note(request, request.user)
        else:
            SignIn.objects.filter(pk=row.pk).update(key=key)


def end(request: HttpRequest, row: SignIn) -> None:
    Session.objects.filter(session_key=row.key).delete()
    row.delete()
    acts.note(ActKind.SESSIONS_ENDED, request, request.user)


def end_others(request: HttpRequest) -> None:
    """End every session of this person but this one, listed or not."""
    request.user.end_sessions()
    update_session_auth_hash(request, request.user)
    note(request, request.user)


def clear() -> int:
    """Remove rows whose sessions are gone; return how many."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return SignIn.objects.exclude(key__in=alive).delete()[0]
