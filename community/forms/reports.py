"""Telling the moderators: one of six reasons, and words if one likes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm

from ..models import Reason, ReportReason
from .fields import WordsField


class ReportForm(EntranceForm):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=ReportReason.choices,
        error_messages={"required": _("Choose what is wrong with it.")},
        widget=forms.RadioSelect,
    )  # fmt: skip
    body = WordsField(
        label=_("In your own words, if you like"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )  # fmt: skip


class DecisionForm(EntranceForm):
    """Of a moderator: a reason is needed for everything but letting words through."""

    reason = forms.ChoiceField(
        label=_("Reason"), required=False,
        choices=[("", _("Choose a reason")), *Reason.choices],
        widget=forms.Select(attrs={"class": "input"}),
    )  # fmt: skip
    note = WordsField(
        label=_("A sentence to the author"), required=False, max_length=500,
        widget=forms.TextInput(attrs={"class": "input"}),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
