"""Proving once more whose session it is: by the second factor, the password, or a code."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from .. import acts, contacts, limits, returning
from ..backends import EmailBackend
from ..codes import SenderDown
from ..entrance import words
from ..entrance.forms import CodeForm, FactorForm, OwnPasswordForm
from ..entrance.process import Outcome
from ..factors import holding, passkeys, proving
from ..fresh import BY_CODE
from ..models.acts import ActKind
from .base import SafetyFormView
from .own_code import OwnCode

FACTOR, PASSWORD, CODE = "factor", "password", "code"
FORMS = {FACTOR: FactorForm, PASSWORD: OwnPasswordForm, CODE: CodeForm}


class AgainView(LoginRequiredMixin, SafetyFormView):
    login_url = reverse_lazy("account_login")
    template_name = "account/again.html"

    @property
    def way(self) -> str:
        user = self.request.user
        if holding.has(user):
            return FACTOR
        return PASSWORD if user.has_usable_password() and not self.by_code else CODE

    @property
    def by_code(self) -> bool:
        """Whether no password is taken: asked for by the page, or chosen by the person."""
        given = self.request.POST.get("cach") or self.request.GET.get("cach")
        return given == BY_CODE

    def get_form_class(self) -> type[Form]:
        return FORMS[self.way]

    def get_context_data(self, **kwargs: object) -> dict:
        way, user = self.way, self.request.user
        return super().get_context_data(
            way=way,
            passkey=passkeys.asking_if_any(user) if way == FACTOR else None,
            contacts=contacts.of(user),
            sent=OwnCode.waiting(self.request) if way == CODE else None,
            by_code=self.by_code,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        if self.way == CODE and "send" in request.POST:
            return self.send(request.POST["send"])
        return super().post(request, *args, **kwargs)

    def send(self, kind: str) -> HttpResponse:
        """Send to one of the person's own contacts: an unknown kind takes the first."""
        own = contacts.of(self.request.user)
        chosen = [contact for contact in own if contact.kind == kind] or own
        form = CodeForm(auto_id="id_%s")
        form.cleaned_data = {}
        try:
            if chosen:
                OwnCode.start(self.request, chosen[0])
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        except SenderDown:
            return self.wrong(form, "code", words.not_sent(chosen[0].kind))
        return redirect(self.again())

    def again(self) -> str:
        url = returning.onward("account_reauthenticate", self.next_url)
        mark = "&" if "?" in url else "?"
        return f"{url}{mark}cach={BY_CODE}" if self.by_code else url

    def form_valid(self, form: Form) -> HttpResponse:
        judge = {FACTOR: self.factor, PASSWORD: self.password, CODE: self.code}[
            self.way
        ]
        field = PASSWORD if PASSWORD in form.fields else CODE
        try:
            said = judge(form)
        except limits.TooMany as error:
            return self.refuse(form, field, error)
        if said:
            return self.wrong(form, field, said)
        acts.note(ActKind.PROVED, self.request, self.request.user)
        return redirect(self.next_url or "security")

    def factor(self, form: FactorForm) -> str:
        """Return what is wrong, or nothing; so do the two below."""
        values = form.cleaned_data
        good = proving.judge(self.request, self.request.user, values, again=True)
        return "" if good else words.wrong_factor(values)

    def password(self, form: OwnPasswordForm) -> str:
        user, typed = self.request.user, form.cleaned_data["password"]
        trial = limits.count("password", user.email or str(user.pk))
        if EmailBackend().checked(user, typed) is None:
            acts.note(ActKind.PASSWORD_WRONG, self.request, user)
            return words.wrong_own_password()
        trial.delete()
        self.record(PASSWORD)
        return ""

    def code(self, form: CodeForm) -> str:
        pending = OwnCode.waiting(self.request)
        if pending is None:
            return words.of_outcome(Outcome.LATE)
        outcome = pending.judge(form.cleaned_data["code"])
        if outcome is not Outcome.RIGHT:
            return words.of_outcome(outcome)
        pending.finish()
        self.record(CODE)
        return ""

    def record(self, method: str) -> None:
        record_authentication(
            self.request, self.request.user, method=method, reauthenticated=True
        )
