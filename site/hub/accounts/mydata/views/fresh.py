"""Asking for a fresh code and typing it in."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from ... import acts, limits, returning
from ...codes import SenderDown
from ...entrance import words
from ...entrance.forms import CodeForm
from ...entrance.process import Outcome
from ...models.acts import ActKind
from .. import fresh
from .base import MyDataMixin


class FreshView(MyDataMixin, FormView):
    template_name = "mydata/code.html"
    form_class = CodeForm

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated:
            self.contact = fresh.pending(request)
        return super().dispatch(request, *args, **kwargs)

    @property
    def next_url(self) -> str:
        given = self.request.POST.get("next") or self.request.GET.get("next")
        return returning.safe(given) or reverse("my-data")

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            next=self.next_url, contact=self.contact,
            contacts=fresh.contacts(self.member), **kwargs,
        )  # fmt: skip

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if "send" in request.POST:
            return self.send(request.POST["send"])
        if self.contact is None:
            return redirect(returning.onward("my-data-code", self.next_url))
        return super().post(request)

    def send(self, kind: str) -> HttpResponse:
        """Send to one of the person's own contacts: an unknown kind takes the first."""
        own = fresh.contacts(self.member)
        chosen = [c for c in own if c.kind == kind] or own
        form = CodeForm(auto_id="id_%s")
        form.cleaned_data = {}
        try:
            if chosen:
                fresh.send(self.request, chosen[0])
        except limits.TooMany as error:
            return self.refuse(form, error)
        except SenderDown:
            return self.wrong(form, words.not_sent(chosen[0].kind))
        return redirect(returning.onward("my-data-code", self.next_url))

    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            outcome = fresh.judge(self.request, self.contact, form.cleaned_data["code"])
        except limits.TooMany as error:
            return self.refuse(form, error)
        if outcome is Outcome.RIGHT:
            return redirect(self.next_url)
        return self.wrong(form, words.of_outcome(outcome))

    def refuse(self, form: CodeForm, error: limits.TooMany) -> HttpResponse:
        acts.note(ActKind.REFUSED, self.request, self.member)
        return self.wrong(form, words.refused(error))

    def wrong(self, form: CodeForm, sentence: str) -> HttpResponse:
        form.add_error("code", sentence)
        return self.form_invalid(form)
