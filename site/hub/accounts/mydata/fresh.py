"""A fresh code: who is signed in proves once more to be the owner of the account.

A session of 60 days lies open on many a table. The copy of all data and the end of the
account are behind a code that has just come, kept like that of signing in (decision 0009):
hashed, five tries, five minutes, counted for the number in the database.
"""

import secrets
import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

from .. import acts, addresses, limits, sealing
from ..codes.delivery import deliver
from ..contacts import EMAIL, PHONE, Contact
from ..entrance.process import Outcome
from ..models import Phone, User
from ..models.acts import ActKind

PENDING, PROVEN = "hub_fresh_code", "hub_fresh_at"


def contacts(user: User) -> list[Contact]:
    """Return where a code can go, the phone first."""
    phone = Phone.objects.filter(user=user).first()
    found = [Contact(PHONE, phone.number)] if phone else []
    return [*found, Contact(EMAIL, user.email)] if user.email else found


def is_fresh(request: HttpRequest) -> bool:
    """Return whether a code has come in this session within `HUB_FRESH_MINUTES`."""
    at = request.session.get(PROVEN, 0)
    return 0 <= time.time() - at <= settings.HUB_FRESH_MINUTES * 60


def send(request: HttpRequest, contact: Contact) -> None:
    """Send a code. Raises `limits.TooMany` or `SenderDown`; the last code then stays."""
    if address := addresses.network(request):
        limits.count("try-address", address)
    code, salt = get_adapter().generate_login_code(), secrets.token_hex(8)
    deliver(contact, code, request.user.pk, addresses.network(request))
    acts.note(ActKind.CODE_SENT, request, request.user)
    request.session[PENDING] = {
        "kind": contact.kind, "salt": salt, "at": time.time(), "failed": 0,
        "code": sealing.digest("code", f"{salt}:{code}"),
    }  # fmt: skip


def pending(request: HttpRequest) -> Contact | None:
    """Return where the code went that this session waits for."""
    kind = request.session.get(PENDING, {}).get("kind")
    found = [each for each in contacts(request.user) if each.kind == kind]
    return found[0] if found else None


def judge(request: HttpRequest, contact: Contact, code: str) -> Outcome:
    """Say what the typed digits are. Raises `limits.TooMany`; each try counts first."""
    state = request.session[PENDING]
    if state["failed"] >= settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS:
        return Outcome.USED_UP
    if time.time() - state["at"] > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return Outcome.LATE
    limits.check("wrong-all", "all")
    limits.count("wrong-code", contact.mailbox)
    if sealing.same("code", f"{state['salt']}:{code}", state["code"]):
        return right(request, contact)
    limits.count("wrong-all", "all")
    acts.note(ActKind.CODE_WRONG, request, request.user)
    request.session[PENDING] = state | {"failed": state["failed"] + 1}
    return Outcome.WRONG


def right(request: HttpRequest, contact: Contact) -> Outcome:
    limits.forgive("wrong-code", contact.mailbox)
    del request.session[PENDING]
    request.session[PROVEN] = time.time()
    acts.note(ActKind.DATA_CODE, request, request.user)
    return Outcome.RIGHT
