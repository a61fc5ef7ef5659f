"""A tip to write or change, and a trial of one. What is wrong is said by the action, so
the form itself refuses little.
"""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.accounts.entrance.forms import EntranceForm
from lessons.models import LessonPage, Sector, Tool, ToolGuidePage
from lessons.visible import shown_to_all

from ..actions.filing import Filing
from ..actions.tip_words import LONGEST
from ..models import Tip
from .topics import new_key

MINUTES = _("A whole number of minutes, please.")


def line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "data-words": "", **attrs})


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "input", "rows": rows, "data-words": ""})


class TipForm(EntranceForm):
    title = forms.CharField(
        label=_("Name of the tip"), required=False, widget=line(),
        help_text=_("A few words, for example: Bảng giá chữ to cho người già"),
    )  # fmt: skip
    problem = forms.CharField(
        label=_("What does it help with?"), required=False, widget=line(),
        help_text=_("One sentence: what was hard before"),
    )  # fmt: skip
    prompt = forms.CharField(
        label=_("The prompt that others copy"), required=False, widget=area(6),
        help_text=_("What others fill in stands in double braces: Viết lời mời cho {{tên món}}, giá {{giá}}."),
    )  # fmt: skip
    steps = forms.CharField(
        label=_("How do you do it?"), required=False, widget=area(4),
        help_text=_("One step a line"),
    )  # fmt: skip
    sectors = forms.ModelMultipleChoiceField(
        Sector.objects.none(), label=_("Field of work"), required=False,
        to_field_name="slug", widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    any_assistant = forms.BooleanField(label=_("Any AI assistant"), required=False)
    tools = forms.ModelMultipleChoiceField(
        Tool.objects.none(), label=_("Which tool is it for?"), required=False,
        to_field_name="slug", widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    caution = forms.CharField(
        label=_("What should one take care of?"), required=False, widget=line(),
        help_text=_("For example: check the prices before you print"),
    )  # fmt: skip
    input_sample = forms.CharField(
        label=_("An example: what you typed in"), required=False, widget=area(3),
        help_text=_("Without names, phone numbers or illnesses of people"),
    )  # fmt: skip
    result_sample = forms.CharField(
        label=_("An example: what came back"), required=False, widget=area(4)
    )
    minutes_saved = forms.IntegerField(
        label=_("How many minutes does it save each time?"), required=False,
        error_messages={"invalid": MINUTES},
        widget=line(inputmode="numeric", size="5", autocomplete="off"),
    )  # fmt: skip
    about = forms.ModelChoiceField(
        Page.objects.none(), label=_("Which lesson or guide does it belong to?"),
        required=False, empty_label=_("None of them"),
        widget=forms.Select(attrs={"class": "input"}),
    )  # fmt: skip
    client_key = forms.CharField(
        required=False, max_length=40, initial=new_key, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sectors"].queryset = in_vietnamese(Sector)
        self.fields["tools"].queryset = in_vietnamese(Tool)
        self.fields["about"].queryset = pages()

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*LONGEST, "minutes_saved")}

    def filing(self) -> Filing:
        given = self.cleaned_data
        return Filing(
            list(given["sectors"]), list(given["tools"]), given["any_assistant"],
            given["about"],
        )  # fmt: skip

    def preview(self) -> Tip:
        """Return a tip of what has been typed, stored nowhere, to be looked at."""
        given = self.cleaned_data
        own = {name: given.get(name) or "" for name in LONGEST}
        minutes = given.get("minutes_saved")
        return Tip(**own, minutes_saved=minutes, any_assistant=given["any_assistant"])


def in_vietnamese(model: type[Sector] | type[Tool]):
    return model.objects.filter(locale__language_code="vi")


def pages():
    """Return the lessons and guides that everybody may read, in Vietnamese."""
    kinds = ContentType.objects.get_for_models(LessonPage, ToolGuidePage).values()
    rows = shown_to_all().filter(content_type__in=kinds, locale__language_code="vi")
    return rows.order_by("content_type", "path")


class TrialForm(EntranceForm):
    tool = forms.ChoiceField(
        label=_("Which tool did you use?"), required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )  # fmt: skip
    worked = forms.TypedChoiceField(
        label=_("Did it work?"),
        choices=[("1", _("It worked")), ("0", _("Not yet"))],
        coerce=lambda value: value == "1",
        error_messages={"required": _("Say whether it worked.")},
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label=_("What should others know?"), required=False,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3, "data-words": ""}),
        help_text=_("If you like: what helped, what went wrong. No names, no numbers of people."),
    )  # fmt: skip
    OTHER = "khac"

    def __init__(self, *args: Any, tip: Tip, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tool"].choices = tools_for(tip)

    def chosen_tool(self) -> Tool | None:
        slug = self.cleaned_data["tool"]
        return in_vietnamese(Tool).filter(slug=slug).first()


def tools_for(tip: Tip) -> list[tuple[str, Any]]:
    """Return what a trial may be with: the tip's tools first; with any assistant all."""
    own = [(tool.slug, tool.label) for tool in tip.tools.all()]
    if not tip.any_assistant:
        return own
    known = {slug for slug, _label in own}
    rest = in_vietnamese(Tool).exclude(slug__in=known).values_list("slug", "label")
    return [*own, *rest, (TrialForm.OTHER, _("Another AI assistant"))]
