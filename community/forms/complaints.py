"""A complaint: what, where, and how to answer. Name and contact may stay empty."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.accounts.contacts import parse
from hub.accounts.entrance.forms import EntranceForm
from hub.vntext import clean

from ..models import Complaint


def line(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "autocomplete": autocomplete})


class ComplaintForm(EntranceForm):
    about = forms.ChoiceField(
        label=_("What is it about?"), choices=Complaint.About.choices,
        error_messages={"required": _("Choose what it is about.")},
        widget=forms.RadioSelect,
    )  # fmt: skip
    text = forms.CharField(
        label=_("What happened, and what do you want us to do?"), max_length=5000,
        help_text=_("In your own words. Leave out ID numbers and passwords."),
        error_messages={"required": _("Write what happened.")},
        widget=forms.Textarea(attrs={"class": "input", "rows": 7}),
    )  # fmt: skip
    place = forms.CharField(
        label=_("Where on this site?"), required=False, max_length=300,
        help_text=_("The address or the title of the page, if you know it"),
        widget=line("off"),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=120, widget=line("name"),
        help_text=_("May stay empty"),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Phone number or e-mail for the answer"), required=False,
        max_length=300, widget=line("email"),
        help_text=_("May stay empty; then we cannot answer you"),
    )  # fmt: skip
    # People do not see this one; programs fill it in.
    website = forms.CharField(
        required=False, widget=line("off"), label=_("Leave empty")
    )

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if len(text) < 10:
            raise ValidationError(_("Write a little more, so that we understand it."))
        return text

    def clean_contact(self) -> str:
        written = self.cleaned_data["contact"].strip()
        return parse(written).value if written else ""
