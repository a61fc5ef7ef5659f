"""Questions. Each explains its answer; other kinds join the stream without migration."""

from typing import Any

from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .base import CleanCharBlock, CleanTextBlock

LETTERS = "ABCDEF"


class OptionBlock(blocks.StructBlock):
    text = CleanCharBlock(label=_("Option"), max_length=250)
    right = blocks.BooleanBlock(
        label=pgettext_lazy("tick for editors", "This is the right one"), required=False
    )
    note = CleanCharBlock(
        label=_("Note after answering"), max_length=250, required=False
    )

    class Meta:
        label = _("Option")
        label_format = "{text}"
        form_classname = "struct-block"


class SingleChoiceValue(blocks.StructValue):
    @property
    def lettered(self) -> list[tuple[str, Any]]:
        """Return (letter, option) of each option."""
        return list(zip(LETTERS, self["options"], strict=False))


class SingleChoiceBlock(blocks.StructBlock):
    question = CleanTextBlock(label=_("Question"), max_length=400)
    options = blocks.ListBlock(OptionBlock(), label=_("Options"), max_num=6)
    explanation = CleanTextBlock(
        label=_("Explanation"), max_length=600,
        help_text=_("People learn from the explanation, not from right or wrong."),
    )  # fmt: skip

    def problem(self, value: Any) -> ValidationError | None:
        """Return what is wrong with the options, or None."""
        options = list(value["options"])
        if len(options) < 2:
            return ValidationError(_("Give at least two options."))
        if sum(bool(option["right"]) for option in options) != 1:
            return ValidationError(_("Tick exactly one option as the right one."))
        return None

    class Meta:
        icon = "help"
        label = _("Question with one right answer")
        label_format = "{question}"
        template = "lessons/blocks/single.html"
        value_class = SingleChoiceValue
        preview_value = {
            "question": "Câu lệnh nào rõ nhất?",
            "options": [
                {"text": "Viết thông báo thật hay.", "right": False, "note": ""},
                {"text": "Viết thông báo họp 19 giờ.", "right": True, "note": ""},
            ],
            "explanation": "Thiếu phần nào, AI tự đoán phần ấy.",
        }
        description = _("One question, two to six options, one of them right.")
