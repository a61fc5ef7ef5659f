"""A code to the own contact of somebody who is signed in: is it still the owner?"""

import secrets

from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest

from .. import addresses, limits, sealing
from ..contacts import Contact
from ..entrance.process import CodeProcess


class OwnCode(CodeProcess):
    """The same code with its limits and words; it opens no account and ends no session."""

    key = "hub_own_code"

    @classmethod
    def start(cls, request: HttpRequest, contact: Contact) -> "OwnCode":
        """Send a code. Raises `limits.TooMany` or SenderDown; the last code then stays."""
        if address := addresses.network(request):
            limits.count("try-address", address)
        state = cls.initial_state(user=None) | {
            "old": [], "code": "", "salt": secrets.token_hex(8),
            "contact": [contact.kind, sealing.seal(contact.value)],
        }  # fmt: skip
        code = cls.of(request, state)
        code.send()
        code.persist()
        return code

    @classmethod
    def waiting(cls, request: HttpRequest) -> "OwnCode | None":
        state = request.session.get(cls.key)
        found = cls.of(request, state) if state else None
        try:
            return found if found and found.contact else None
        except sealing.Unreadable:
            return None

    @classmethod
    def of(cls, request: HttpRequest, state: dict) -> "OwnCode":
        login = Login(user=request.user)
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(state)
        return cls(stage)

    def persist(self) -> None:
        self.request.session[self.key] = dict(self.state)

    def finish(self, redirect_url: str | None = None) -> None:
        del self.request.session[self.key]
