"""A password of one's own, for those who want one beside the code."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import acts, contacts, sign_ins, telling
from ..entrance.forms import EntranceForm
from ..factors import holding
from ..fresh import FreshMixin
from ..models import User
from ..models.acts import ActKind
from ..own_contacts import warned
from .base import SafetyFormView

NEW = {"class": "input", "autocomplete": "new-password"}


class PasswordForm(EntranceForm):
    """ASVS 6.2: twelve letters, none of the common ones, no rules on their kinds."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_(
            "At least 12 letters, for example four words that only you put together."
        ),
        max_length=200,
        strip=False,
        error_messages={"required": _("Type the new password.")},
        widget=forms.PasswordInput(attrs=NEW),
    )
    repeated = forms.CharField(
        label=_("The same password once more"),
        max_length=200,
        strip=False,
        error_messages={"required": _("Type the new password once more.")},
        widget=forms.PasswordInput(attrs=NEW),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]

    def clean_repeated(self) -> str:
        again, first = self.cleaned_data["repeated"], self.cleaned_data.get("password")
        if first is not None and first != again:
            raise ValidationError(_("The two are not the same. Type both once more."))
        return again


class PasswordView(FreshMixin, SafetyFormView):
    form_class = PasswordForm
    template_name = "account/safety/password.html"

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: object) -> dict:
        has = self.request.user.has_usable_password()
        return super().get_context_data(has=has, can_drop=self.can_drop, **kwargs)

    @property
    def can_drop(self) -> bool:
        """Whether a code lets this person in, who has no password any more."""
        user = self.request.user
        by_code = not user.is_staff or holding.needed(user) or holding.has(user)
        return by_code and bool(contacts.of(user))

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        if request.POST.get("action") == "remove" and self.can_drop:
            return self.keep(None, ActKind.PASSWORD_GONE)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        return self.keep(form.cleaned_data["password"], ActKind.PASSWORD_SET)

    def keep(self, password: str | None, kind: ActKind) -> HttpResponse:
        """Set the password, or none; every other sign-in ends with the old one."""
        user = self.request.user
        user.set_password(password)
        user.save(update_fields=["password"])
        acts.note(kind, self.request, user)
        sign_ins.end_others(self.request)
        said = _("The password of your account was set or removed.")
        telling.tell(contacts.of(user), warned(said))
        return redirect(f"{reverse('security')}?da-luu=1")
