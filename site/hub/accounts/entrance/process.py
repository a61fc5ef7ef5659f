"""One code on its way: asked for by a session, sent to a contact, typed in again.

It stands on allauth's process and stage of sign-in by code, with three changes (decision
0009): an account is made when the code has come, never before; every contact gets a code,
known or not; the session holds a keyed hash of the code and the contact only sealed.
"""

import secrets
import time
from enum import StrEnum
from functools import cached_property

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest

from .. import acts, addresses, limits, sealing
from ..codes.delivery import deliver
from ..contacts import Contact
from ..models.acts import ActKind
from . import claims

PENDING = 3600  # seconds that the session of a stranger lives who asked for a code


class Outcome(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    LATE = "late"
    REPLACED = "replaced"
    USED_UP = "used-up"


class CodeProcess(LoginCodeVerificationProcess):
    @classmethod
    def begin(
        cls, request: HttpRequest, contact: Contact, name: str = "", next_url: str = ""
    ) -> "CodeProcess":
        """Send a code and keep in the session what it is for.

        Raises `limits.TooMany` or `SenderDown`; the session is then as it was.
        """
        login = Login(signup=bool(name), redirect_url=next_url or None)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None), name=name, old=[], code="")
        stage.state["contact"] = [contact.kind, sealing.seal(contact.value)]
        stage.state["salt"] = secrets.token_hex(8)
        process = cls(stage)
        process.send()
        process.offer()
        request.session.cycle_key()  # who planted the old key does not hold the new one
        request.session.set_expiry(PENDING)
        process.persist()
        return process

    @classmethod
    def pending(cls, request: HttpRequest) -> "CodeProcess | None":
        """Return what this session waits for, if anything that a key still opens."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        process = cls(stage) if stage and "contact" in stage.state else None
        try:
            return process if process and process.contact else None
        except sealing.Unreadable:
            return None

    @cached_property
    def contact(self) -> Contact:
        kind, sealed = self.state["contact"]
        return Contact(kind, sealing.unseal(sealed))

    @property
    def proven(self) -> bool:
        """Whether the right code has come, from somebody without an account."""
        return bool(self.state.get("proven"))

    @property
    def joining(self) -> bool:
        return self.stage.login.signup

    def send(self, skip_enumeration_mails: bool = False) -> None:
        """Send a new code; it takes the place of the last one, and of its tries."""
        code, owner = get_adapter().generate_login_code(), self.contact.owner()
        address = addresses.network(self.request)
        deliver(self.contact, code, owner and owner.pk, address)
        acts.note(ActKind.CODE_SENT, self.request, owner)
        if self.code:
            self.state["old"] = [*self.state["old"], self.code][-5:]
        self.state.update(code=self.hashed(code), at=time.time(), failed_attempts=0)

    def offer(self) -> None:
        """Let the next step be claimed, once."""
        claims.offer(self.state["salt"])

    def claim(self) -> bool:
        """Return whether this request, and no other at its side, may go on."""
        return claims.take(self.state["salt"])

    def resend(self) -> None:
        self.send()
        self.persist()

    def hashed(self, code: str) -> str:
        return sealing.digest("code", f"{self.state['salt']}:{code}")

    def matches(self, code: str, kept: str) -> bool:
        return sealing.same("code", f"{self.state['salt']}:{code}", kept)

    def judge(self, code: str) -> Outcome:
        """Say what the typed digits are. Raises `limits.TooMany`.

        The try is counted before it is looked at: many at once are no more than five.
        """
        if not self.code:
            return Outcome.USED_UP
        if not self.is_valid():
            return Outcome.LATE
        limits.check("wrong-all", "all")
        trial = limits.count("wrong-code", self.contact.mailbox)
        if self.matches(code, self.code):
            limits.forgive("wrong-code", self.contact.mailbox)
            return Outcome.RIGHT
        if any(self.matches(code, old) for old in self.state["old"]):
            trial.delete()
            return Outcome.REPLACED
        return self.miss()

    def sum_up(self) -> None:
        """Count over all contacts: who tries one code on each would stay unseen."""
        limits.count("wrong-all", "all")
        try:
            limits.count("wrong-alarm", "all")
        except limits.TooMany:
            limits.alarm("very many wrong codes: somebody may be guessing")

    def miss(self) -> Outcome:
        self.sum_up()
        acts.note(ActKind.CODE_WRONG, self.request, self.contact.owner())
        self.state["failed_attempts"] += 1
        used_up = self.state["failed_attempts"] >= self.max_attempts
        if used_up:
            self.state["code"] = ""
        self.persist()
        return Outcome.USED_UP if used_up else Outcome.WRONG
