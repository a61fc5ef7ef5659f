"""A new invitation."""

from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm
from hub.places.models import Commune
from hub.vntext import clean

from .models import MOST

LONGEST = timedelta(days=366)
NOT_A_DAY = _("Type day, month and year, for example 02/09/2027.")
HOW_MANY = _("Type a number from 1 to 500.")


def line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "autocomplete": "off"} | attrs)


class InvitationForm(EntranceForm):
    name = forms.CharField(
        label=_("Class or group"), max_length=80, widget=line(),
        help_text=_("Stands on the paper, for example: Lớp AI của Hội Phụ nữ xã Đồng Hỷ"),
        error_messages={"required": _("Say for which class or group it is.")},
    )  # fmt: skip
    commune = forms.ModelChoiceField(
        Commune.objects.all(), label=_("Commune or ward"), required=False,
        empty_label=_("I leave it empty"), widget=forms.Select(attrs={"class": "input"}),
        help_text=_("Filled into the profile of who joins; only they see it"),
    )  # fmt: skip
    ends = forms.CharField(
        label=_("Last day"), help_text=_("Day, month, year; at most one year from now"),
        max_length=20, widget=line(inputmode="numeric"),
        error_messages={"required": NOT_A_DAY},
    )  # fmt: skip
    limit = forms.IntegerField(
        label=_("How many people?"), min_value=1, max_value=MOST,
        help_text=_("From 1 to 500"), widget=line(inputmode="numeric"),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), HOW_MANY
        ),
    )  # fmt: skip

    def clean_name(self) -> str:
        return " ".join(clean(self.cleaned_data["name"]).split())

    def clean_ends(self) -> date:
        text = clean(self.cleaned_data["ends"]).strip()
        for sign in ". -":
            text = text.replace(sign, "/")
        try:
            ends = datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007
        except ValueError:
            raise ValidationError(NOT_A_DAY) from None
        today = timezone.localdate()
        if not today <= ends <= today + LONGEST:
            raise ValidationError(_("Choose a day from today on, within one year."))
        return ends
