"""Typing the code in, or asking for another one."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from ... import limits, returning
from ...codes import SenderDown
from .. import entering, words
from ..forms import CodeForm
from ..process import CodeProcess, Outcome
from .base import EntranceView


class CodeView(EntranceView):
    form_class = CodeForm
    template_name = "account/code.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        self.process = CodeProcess.pending(self.request)
        if self.process and self.process.proven:
            return redirect(returning.onward("account_signup", self.next_url))
        return super().dispatch(*args, **kwargs)

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        return super().get(request) if self.process else self.no_code()

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if self.process is None:
            # Pressed twice, perhaps: once more with the cookie that is there by now.
            return redirect(
                returning.onward("account_confirm_login_code", self.next_url)
            )
        if request.POST.get("action") == "resend":
            return self.resend(self.process)
        return super().post(request)

    def no_code(self) -> HttpResponse:
        return render(self.request, "account/no_code.html", {"next": self.next_url})

    def get_context_data(self, **kwargs: object) -> dict:
        again = "account_signup" if self.process.joining else "account_login"
        again = returning.onward(again, self.next_url)
        return super().get_context_data(
            contact=self.process.contact, again=again, **kwargs
        )

    def resend(self, process: CodeProcess) -> HttpResponse:
        form = CodeForm(auto_id="id_%s")
        form.cleaned_data = {}  # nothing was typed; a sentence can be added all the same
        try:
            self.count_try()
            process.resend()
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        except SenderDown:
            return self.wrong(form, "code", words.not_sent(process.contact.kind))
        return redirect(returning.onward("account_confirm_login_code", self.next_url))

    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            self.count_try()
            outcome = self.process.judge(form.cleaned_data["code"])
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        if outcome is Outcome.RIGHT:
            return entering.finish(self.process)
        return self.wrong(form, "code", words.of_outcome(outcome))
