"""Signing in: a code by default, a password for those who have one."""

from allauth.account.models import Login
from django.contrib.auth import authenticate
from django.http import HttpResponse

from ... import limits
from .. import entering, lasting, words
from ..forms import SignInForm
from .base import EntranceView


class SignInView(EntranceView):
    form_class = SignInForm
    template_name = "account/login.html"

    def form_valid(self, form: SignInForm) -> HttpResponse:
        if form.cleaned_data["password"]:
            return self.by_password(form)
        return self.send_code(form)

    def by_password(self, form: SignInForm) -> HttpResponse:
        kind, value = form.cleaned_data["contact"]
        word = form.cleaned_data["password"]
        try:
            user = authenticate(self.request, **{kind: value, "password": word})
        except limits.TooMany as error:
            return self.refuse(form, "password", error)
        if user is None:
            return self.wrong(form, "password", words.wrong_password())
        lasting.remember_choice(self.request, form.cleaned_data["shared"])
        login = Login(user=user, redirect_url=self.next_url or None)
        return entering.enter(self.request, login, "password")
