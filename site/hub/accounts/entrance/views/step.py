"""The second step of signing in, for who has a second factor."""

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from ... import limits, returning
from ...factors import passkeys, proving
from .. import entering, words
from ..forms import FactorForm
from .base import EntranceView


class StepView(EntranceView):
    form_class = FactorForm
    template_name = "account/step.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        self.stage = LoginStageController.enter(self.request, AuthenticateStage.key)
        waits = self.stage is not None and self.stage.login.user is not None
        if not waits and not self.request.user.is_authenticated:
            return redirect(returning.onward("account_login", self.next_url))
        return super().dispatch(*args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        options = passkeys.asking_if_any(self.stage.login.user)
        return super().get_context_data(passkey=options, **kwargs)

    def form_valid(self, form: FactorForm) -> HttpResponse:
        try:
            self.count_try()
            good = proving.judge(self.request, self.stage.login.user, form.cleaned_data)
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        if not good:
            return self.wrong(form, "code", words.wrong_factor(form.cleaned_data))
        return entering.onward(self.request, self.stage.exit())
