"""The forms of “Dữ liệu của tôi”."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.vntext import clean

from ..entrance.forms import EntranceForm
from ..models import DataRequest
from ..personal import Leaving

Kind = DataRequest.Kind
BY_STAFF = [(k.value, k.label) for k in (Kind.CORRECT, Kind.RESTRICT, Kind.OBJECT)]


class DeleteForm(EntranceForm):
    choice = forms.TypedChoiceField(
        label=_("What happens to what you wrote here?"), choices=Leaving.choices,
        coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two answers.")},
    )  # fmt: skip
    sure = forms.BooleanField(
        label=_("I want to delete my account"),
        error_messages={"required": _("Tick this box if you are sure.")},
    )


class RequestForm(EntranceForm):
    kind = forms.ChoiceField(
        label=_("What do you ask for?"), choices=BY_STAFF, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you ask for.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("Which data, and what shall we do?"), max_length=2000,
        help_text=_("In your own words. Leave out ID numbers and passwords."),
        error_messages={"required": _("Write a few words, so that we understand it.")},
        widget=forms.Textarea(attrs={"class": "input", "rows": 5}),
    )  # fmt: skip

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if len(text) < 10:
            raise ValidationError(_("Write a little more, so that we understand it."))
        return text
