"""Asking to get back in: the new contact is proved by a code, the rest is for people."""

import json
from contextlib import suppress

from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from .. import acts, addresses, limits, sealing, telling
from ..contacts import Contact
from ..models import Recovery
from ..models.acts import ActKind
from ..safety.own_code import OwnCode
from . import words

TYPED, ASKED = "hub_recovery_typed", "hub_recovery"


class Known(Exception):
    """The new contact opens another account: that one is there to be used."""


class RecoveryCode(OwnCode):
    """The code to the new contact of somebody whom nobody knows yet."""

    key = "hub_recovery_code"

    @classmethod
    def of(cls, request: HttpRequest, state: dict) -> "RecoveryCode":
        login = Login()
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(state)
        return cls(stage)


def begin(
    request: HttpRequest, old: Contact, new: Contact, name: str, story: str
) -> None:
    """Send the code and keep what was typed, sealed. Raises TooMany or SenderDown."""
    RecoveryCode.start(request, new).offer()
    request.session.cycle_key()
    request.session.set_expiry(settings.ACCOUNT_LOGIN_TIMEOUT)
    request.session[TYPED] = sealing.seal(json.dumps([old, name, story]))


def take_in(request: HttpRequest, new: Contact) -> Recovery:
    """Keep the request of who has proved the new contact; an open one is found again.

    Raises `limits.TooMany`, and Known where the new contact opens an account already.
    """
    if new.owner() is not None:
        raise Known
    old, name, story = json.loads(sealing.unseal(request.session[TYPED]))
    found = Recovery.objects.open().to(new).first()
    if found is None:
        found = keep(request, Contact(*old), new, name, story)
    request.session[ASKED] = found.pk
    return found


def keep(
    request: HttpRequest, old: Contact, new: Contact, name: str, story: str
) -> Recovery:
    counts = [("recovery", old.mailbox, 0)]
    if network := addresses.network(request):
        counts.append(("recovery-address", network, 0))
    made = Recovery(user=old.owner(), name=name, story=story)
    made.contacts = (old, new)
    # What is counted inside a transaction, other requests do not see until its end.
    with limits.counted(*counts), transaction.atomic():
        made.save()
        acts.note(ActKind.RECOVERY_ASKED, request, None)
        telling.tell([new], words.taken_in())
    return made


def of_session(request: HttpRequest) -> Recovery | None:
    """Return the request that this browser has made."""
    return Recovery.objects.filter(pk=request.session.get(ASKED)).first()


def typed(request: HttpRequest) -> dict[str, str]:
    """Return what this browser has typed, for who comes back to mend a number."""
    with suppress(KeyError, sealing.Unreadable):
        old, name, story = json.loads(sealing.unseal(request.session[TYPED]))
        return {"old": Contact(*old).shown, "name": name, "story": story}
    return {}
