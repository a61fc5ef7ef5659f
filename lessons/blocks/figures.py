"""A figure of the programme. It is never shown without its date and source."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import CleanCharBlock, WebAddressBlock


class FigureKind(models.TextChoices):
    RESULT = "result", _("Result reported")
    FORCE = "force", _("People")
    GOAL = "goal", _("Goal at that time")


class FigureValue(blocks.StructValue):
    @property
    def kind_label(self) -> str:
        return str(dict(FigureKind.choices).get(self.get("kind"), ""))


class FigureBlock(blocks.StructBlock):
    value = CleanCharBlock(label=_("Value"), max_length=40)
    unit = CleanCharBlock(label=_("Unit"), max_length=80)
    label = CleanCharBlock(label=_("What is counted"), max_length=160)
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=FigureKind.choices)
    as_of = blocks.DateBlock(label=_("As of"))
    as_of_text = CleanCharBlock(
        label=_("Date in words"), max_length=120, required=False
    )
    source_label = CleanCharBlock(label=_("Source"), max_length=160)
    source_url = WebAddressBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "table"
        label = _("Figure with source")
        label_format = "{value} {unit}"
        template = "lessons/blocks/figure.html"
        value_class = FigureValue
        preview_value = {
            "value": "311",
            "unit": "cán bộ nòng cốt",
            "label": "được kỳ vọng lan toả chương trình",
            "kind": "force",
            "as_of_text": "theo bài báo, trước 30/4/2025",
            "source_label": "báo Bảo vệ pháp luật",
        }
        description = _("A number that carries its date and source.")
