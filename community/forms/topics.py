"""Asking or sharing: one big field. All else is guessed and may be changed."""

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm

from ..models import Kind, Space
from ..permissions import Act, Person, offered
from .fields import WordsField

EMPTY = _("Write something first.")


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "input", "rows": rows, "data-words": ""})


def new_key() -> str:
    """Return what makes two taps on one form one post."""
    return get_random_string(20)


class WordsForm(EntranceForm):
    """`client_key` comes with the form and goes back with it, however often it is shown."""

    body = forms.CharField(
        label=_("Your answer"), error_messages={"required": EMPTY}, widget=area(5),
        help_text=_("What you have done yourself helps most. No phone numbers or addresses of others."),
    )  # fmt: skip
    client_key = forms.CharField(
        required=False, max_length=40, initial=new_key, widget=forms.HiddenInput
    )


class AnswerForm(WordsForm):
    pass


class TopicForm(WordsForm):
    title = WordsField(
        label=_("Title, if you like"), required=False, max_length=300,
        help_text=_("Left empty, your first sentence becomes it"),
        widget=forms.TextInput(attrs={"class": "input"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What it is"), required=False, choices=Kind.choices, widget=forms.RadioSelect
    )  # fmt: skip
    space = forms.ModelChoiceField(
        Space.objects.none(), label=_("Where it goes"), required=False,
        to_field_name="slug", empty_label=_("Where it fits by itself"),
        widget=forms.Select(attrs={"class": "input"}),
    )  # fmt: skip
    with_commune = forms.BooleanField(label=_("Say my commune"), required=False)
    with_sector = forms.BooleanField(label=_("Say what I work in"), required=False)

    def __init__(self, *args: object, person: Person, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("What would you like to ask or tell?")
        self.fields["body"].help_text = _(
            "Write as you speak: what are you doing, where are you stuck? No title needed."
        )
        self.fields["body"].widget = area(8)
        allowed = [
            space.pk for space in Space.objects.all()
            if offered(person, Act.POST, space)
        ]  # fmt: skip
        self.fields["space"].queryset = Space.objects.filter(pk__in=allowed)
        if not person.edits:
            kinds = [kind for kind in Kind.choices if kind[0] != Kind.NOTICE]
            self.fields["kind"].choices = kinds


class TopicEditForm(WordsForm):
    title = WordsField(
        label=_("Title, if you like"), required=False, max_length=300,
        help_text=_("Left empty, your first sentence becomes it"),
        widget=forms.TextInput(attrs={"class": "input"}),
    )  # fmt: skip
    field_order = ["title", "body"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your words")
        self.fields["body"].help_text = ""
        self.fields["body"].widget = area(8)


class AnswerEditForm(WordsForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your words")
        self.fields["body"].help_text = ""
