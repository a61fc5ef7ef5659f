"""The forms of the way in. What was typed stays in the field, whatever is wrong with it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.vntext import clean

from ..contacts import Contact, parse
from ..names import display_name

EMPTY_CONTACT = _("Type your phone number or your e-mail.")
SIX_OR_EIGHT = _("Type the 6 digits of the app, or a spare code of 8 digits.")
SIX_DIGITS = _("The code has 6 digits. Type all of them.")
IN_SIGHT = 3  # fields


def digits(typed: str) -> str:
    """Return what was typed as a code, without what stands between its digits."""
    text = clean(typed)
    return "".join(letter for letter in text if letter not in " -–—.\t\n\"'“”")


class EntranceForm(forms.Form):
    def wrong(self) -> list[tuple[str, str]]:
        """Return (id, label) of each field with an error, for the list above the form."""
        fields = [self[name] for name in self.fields if name in self.errors]
        return [(field.auto_id, field.label) for field in fields]

    def lists_wrong(self) -> bool:
        """Return whether that list is shown: the only error is in sight by itself in a
        short form and at the first field; else it may lie far below on a phone.
        """
        wrong, shown = self.wrong(), self.visible_fields()
        if len(wrong) != 1:
            return len(wrong) > 1
        return len(shown) > IN_SIGHT and wrong[0][0] != shown[0].auto_id


class ContactFields(EntranceForm):
    contact = forms.CharField(
        label=_("Phone number or e-mail"),
        help_text=_("For example 0912 345 678"),
        max_length=300,
        error_messages={"required": EMPTY_CONTACT},
        widget=forms.TextInput(
            attrs={
                "class": "input",
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    shared = forms.BooleanField(label=_("This is a shared device"), required=False)

    def clean_contact(self) -> Contact:
        return parse(self.cleaned_data["contact"])


class SignInForm(ContactFields):
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(
            attrs={"class": "input", "autocomplete": "current-password"}
        ),
    )


class OwnPasswordForm(EntranceForm):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        error_messages={"required": _("Type your password.")},
        widget=forms.PasswordInput(
            attrs={"class": "input", "autocomplete": "current-password"}
        ),
    )


class NameFields(EntranceForm):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("The name that others will see, for example Cô Lan or Minh Anh"),
        max_length=200,
        error_messages={"required": _("Type the name that others will see.")},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
    )
    adult = forms.ChoiceField(
        label=_("Are you 16 or older?"),
        choices=[
            ("yes", pgettext_lazy("answer about age", "Yes")),
            ("no", pgettext_lazy("answer about age", "Not yet")),
        ],
        error_messages={"required": _("Choose one of the two answers.")},
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        return display_name(self.cleaned_data["name"])


class JoinForm(ContactFields, NameFields):
    field_order = ["name", "contact", "adult", "shared"]


class FactorForm(EntranceForm):
    """Digits of the app, a spare code, or what the browser says for a passkey."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("6 digits of the app, or a spare code of 8 digits"),
        max_length=100,
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": "input input--code",
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
            }
        ),
    )
    credential = forms.CharField(
        max_length=20_000, required=False, widget=forms.HiddenInput
    )

    def clean_code(self) -> str:
        return digits(self.cleaned_data["code"])

    def clean(self) -> dict:
        values = super().clean() or {}
        code = values.get("code", "")
        sound = len(code) in {6, 8} and code.isascii() and code.isdigit()
        if not values.get("credential") and not sound:
            self.add_error("code", SIX_OR_EIGHT)
        return values


class CodeForm(EntranceForm):
    code = forms.CharField(
        label=_("Code of 6 digits"),
        help_text=_("Digits only. Your phone may fill them in for you."),
        max_length=100,
        error_messages={"required": SIX_DIGITS},
        widget=forms.TextInput(
            attrs={
                "class": "input input--code",
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
            }
        ),
    )

    def clean_code(self) -> str:
        """Return six digits, however they were copied: in groups, full width."""
        code = digits(self.cleaned_data["code"])
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise ValidationError(SIX_DIGITS, code="code")
        return code
