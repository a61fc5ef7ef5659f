"""Full name and birth date, as the law of networks asks for them."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm
from hub.vntext import clean

LEAST, MOST = 16, 120  # years of age
NOT_A_DAY = _("Type day, month and year, for example 02/09/1966.")


def age(birth: date, today: date) -> int:
    return (
        today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
    )


class IdentityForm(EntranceForm):
    full_name = forms.CharField(
        label=_("Full name, as on your papers"), max_length=120,
        error_messages={"required": _("Type your full name.")},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
    )  # fmt: skip
    birth = forms.CharField(
        label=_("Birth date"), help_text=_("Day, month, year: 02/09/1966"),
        max_length=20, error_messages={"required": NOT_A_DAY},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "bday"}),
    )  # fmt: skip

    def clean_full_name(self) -> str:
        name = " ".join(clean(self.cleaned_data["full_name"]).split())
        if len(name.split()) < 2 or any(letter.isdigit() for letter in name):
            raise ValidationError(_("Type family name and given name, without digits."))
        return name

    def clean_birth(self) -> date:
        text = clean(self.cleaned_data["birth"]).strip()
        for sign in ". -":
            text = text.replace(sign, "/")
        try:
            birth = datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007
        except ValueError:
            raise ValidationError(NOT_A_DAY) from None
        years = age(birth, timezone.localdate())
        if not 0 <= years <= MOST:
            raise ValidationError(NOT_A_DAY)
        if years < LEAST:
            raise ValidationError(_("Writing here is for people of 16 and older."))
        return birth
