"""The form of who has lost phone and e-mail. It says what will be asked, and what never."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.vntext import clean

from ..contacts import Contact, parse
from ..entrance.forms import ContactFields, EntranceForm

SHORTEST = 20


def contact_field(label: str, help_text: str, complete: str) -> forms.CharField:
    attrs = ContactFields.base_fields["contact"].widget.attrs | {
        "autocomplete": complete
    }
    return forms.CharField(
        label=label, help_text=help_text, max_length=300,
        error_messages={"required": ContactFields.base_fields["contact"].error_messages["required"]},
        widget=forms.TextInput(attrs=attrs),
    )  # fmt: skip


class LostForm(EntranceForm):
    old = contact_field(
        _("The number or e-mail of your account, which you have lost"),
        _("For example 0912 345 678"), "off",
    )  # fmt: skip
    new = contact_field(
        _("The number or e-mail that you have now"),
        _("We send a code there at once"), "username",
    )  # fmt: skip
    name = forms.CharField(
        label=_("The name that others see here"), max_length=120,
        error_messages={"required": _("Type the name that others see here.")},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
    )  # fmt: skip
    story = forms.CharField(
        label=_("How can we know that it is you?"), max_length=2000,
        help_text=_(
            "For example: which class you went to, which trainer knows you, what you"
            " asked here. No password, no code, no ID number, no picture of papers."
        ),
        error_messages={"required": _("Write what only you can know.")},
        widget=forms.Textarea(attrs={"class": "input", "rows": 5}),
    )  # fmt: skip

    def clean_old(self) -> Contact:
        return parse(self.cleaned_data["old"])

    def clean_new(self) -> Contact:
        new = parse(self.cleaned_data["new"])
        if new == self.cleaned_data.get("old"):
            raise ValidationError(_(
                "This is the one that you have lost. If you have it, simply sign in."
            ))  # fmt: skip
        return new

    def clean_name(self) -> str:
        return " ".join(clean(self.cleaned_data["name"]).split())

    def clean_story(self) -> str:
        text = clean(self.cleaned_data["story"]).strip()
        if len(text) < SHORTEST:
            raise ValidationError(_("Write a little more, so that we can be sure."))
        return text
