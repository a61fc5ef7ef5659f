"""Asking to get back in, without an account; and stopping it, with one."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView

from .. import limits
from ..codes import SenderDown
from ..entrance import words
from ..entrance.forms import CodeForm
from ..entrance.process import Outcome
from ..entrance.views.base import EntranceView
from ..safety.base import SafetyMixin
from . import asking, waiting
from .forms import LostForm


class LostView(EntranceView):
    """The form; afterwards, on the same address, how far the request is."""

    form_class = LostForm
    template_name = "account/recovery/lost.html"

    def get_initial(self) -> dict:
        return asking.typed(self.request)

    def get_context_data(self, **kwargs: object) -> dict:
        asked = (
            None if self.request.method == "POST" else asking.of_session(self.request)
        )
        return super().get_context_data(
            asked=asked, known="da-co" in self.request.GET, **kwargs
        )

    def form_valid(self, form: LostForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            asking.begin(self.request, **values)
        except limits.TooMany as error:
            return self.refuse(form, "new", error)
        except SenderDown:
            return self.wrong(form, "new", words.not_sent(values["new"].kind))
        return redirect("recovery-code")


class LostCodeView(EntranceView):
    form_class = CodeForm
    template_name = "account/recovery/code.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        self.pending = asking.RecoveryCode.waiting(self.request)
        if self.pending is None or not asking.typed(self.request):
            return redirect("recovery")
        return super().dispatch(*args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(contact=self.pending.contact, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        return self.resend() if "send" in request.POST else super().post(request)

    def resend(self) -> HttpResponse:
        form = CodeForm(auto_id="id_%s")
        form.cleaned_data = {}
        try:
            self.count_try()
            self.pending.resend()
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        except SenderDown:
            return self.wrong(form, "code", words.not_sent(self.pending.contact.kind))
        return redirect("recovery-code")

    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            self.count_try()
            outcome = self.pending.judge(form.cleaned_data["code"])
            if outcome is not Outcome.RIGHT:
                return self.wrong(form, "code", words.of_outcome(outcome))
            return self.take_in(form)
        except limits.TooMany as error:
            return self.refuse(form, "code", error)

    def take_in(self, form: Form) -> HttpResponse:
        if not self.pending.claim():  # pressed twice: the first press has led there
            return redirect("recovery")
        try:
            asking.take_in(self.request, self.pending.contact)
        except asking.Known:
            return redirect(f"{reverse_lazy('recovery')}?da-co=1")
        self.pending.finish()
        return redirect("recovery")


class StopView(SafetyMixin, LoginRequiredMixin, TemplateView):
    """One button, without a further proof: it must be easier than what it stops."""

    login_url = reverse_lazy("account_login")
    template_name = "account/recovery/stop.html"

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        self.pending = waiting.pending(request.user)
        return super().get(request) if self.pending else redirect("security")

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(pending=self.pending, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        waiting.stop(request)
        return redirect(f"{reverse_lazy('security')}?da-dung=1")
