"""A complaint: what, where, and how to answer. Name and contact may stay empty."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.accounts.contacts import parse
from hub.accounts.entrance.forms import EntranceForm
from hub.accounts.phones import ABROAD, LANDLINE, NOT_MOBILE
from hub.vntext import clean

from ..models import Complaint
from .fields import WordsField

FILLED = _("Something filled in a hidden field. Press the button once more.")
ELSEWHERE = (ABROAD, LANDLINE, NOT_MOBILE)
DIGITS = 9


def reaches(written: str, error: ValidationError) -> bool:
    """Return whether somebody can be answered by what is neither mobile nor e-mail."""
    digits = sum(letter.isdigit() for letter in written)
    words = any(letter.isalpha() for letter in written)
    return error.message in ELSEWHERE or (words and digits >= DIGITS)


def line(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "autocomplete": autocomplete})


class ComplaintForm(EntranceForm):
    about = forms.ChoiceField(
        label=_("What is it about?"), choices=Complaint.About.choices,
        error_messages={"required": _("Choose what it is about.")},
        widget=forms.RadioSelect,
    )  # fmt: skip
    text = WordsField(
        label=_("What happened, and what do you want us to do?"), max_length=5000,
        help_text=_("In your own words. Leave out ID numbers and passwords."),
        error_messages={"required": _("Write what happened.")},
        widget=forms.Textarea(attrs={"class": "input", "rows": 7}),
    )  # fmt: skip
    place = WordsField(
        label=_("Where on this site?"), required=False, max_length=300,
        help_text=_("The address or the title of the page, if you know it"),
        widget=line("off"),
    )  # fmt: skip
    name = WordsField(
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
        text = self.cleaned_data["text"]
        if len(text) < 10:
            raise ValidationError(_("Write a little more, so that we understand it."))
        return text

    def clean_contact(self) -> str:
        """Keep a landline or two ways to answer as they are: no code is sent here."""
        written = " ".join(clean(self.cleaned_data["contact"]).split())
        try:
            return parse(written).value if written else ""
        except ValidationError as error:
            if reaches(written, error):
                return written
            raise

    def clean_website(self) -> str:
        """Programs stop here. A browser that filled it in by itself loses no text: the
        field comes back empty.
        """
        if self.cleaned_data["website"]:
            self.add_error("text", FILLED)
        return ""
