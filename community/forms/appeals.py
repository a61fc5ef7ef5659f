"""The words of an objection."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm
from hub.vntext import clean


class AppealForm(EntranceForm):
    text = forms.CharField(
        label=_("Why is this decision wrong?"), max_length=2000,
        help_text=_("Somebody who did not take it reads this and looks again."),
        error_messages={"required": _("Write why, so that we can look again.")},
        widget=forms.Textarea(attrs={"class": "input", "rows": 5}),
    )  # fmt: skip

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if len(text) < 10:
            raise ValidationError(_("Write a little more, so that we understand it."))
        return text
