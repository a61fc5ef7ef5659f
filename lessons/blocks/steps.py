"""One step of a lesson or guide: what to do, and what it looks like."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from ..drawings import drawing_choices
from .base import INLINE, CleanCharBlock, ProseBlock


class StepValue(blocks.StructValue):
    @property
    def has_picture(self) -> bool:
        return bool(self.get("image") or self.get("drawing"))

    @property
    def alt_text(self) -> str:
        """Return the text for those who do not see the picture ("" if decorative)."""
        if self.get("decorative"):
            return ""
        image = self.get("image")
        return self.get("alt") or (image.default_alt_text if image else "")


class StepBlock(blocks.StructBlock):
    title = CleanCharBlock(
        label=_("What to do"), max_length=80,
        help_text=_("Begin with a verb: “Open the microphone”."),
    )  # fmt: skip
    text = ProseBlock(
        label=_("How"), features=INLINE, required=False,
        help_text=_("At most 60 words; say what is seen on the screen."),
    )  # fmt: skip
    drawing = blocks.ChoiceBlock(
        label=_("Drawing of ours"), choices=drawing_choices, required=False,
        help_text=_("A ready drawing, or choose your own picture below."),
    )  # fmt: skip
    image = ImageChooserBlock(label=_("Own picture"), required=False)
    alt = CleanCharBlock(
        label=_("What the picture shows"), max_length=250, required=False,
        help_text=_("For those who do not see it: the thing shown and its words."),
    )  # fmt: skip
    decorative = blocks.BooleanBlock(
        label=_("The picture is only decoration"), required=False
    )
    device = blocks.ChoiceBlock(
        label=_("Device"), required=False,
        choices=[
            ("android", "Android"),
            ("iphone", "iPhone"),
            ("computer", _("Computer")),
        ],
    )  # fmt: skip
    captured_on = blocks.DateBlock(label=_("Screen captured on"), required=False)

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        alt = (result.get("alt") or "").lower()
        if alt.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "alt": forms.ValidationError(
                        _("Describe the picture; a file name helps nobody.")
                    )
                }
            )
        return result

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
        template = "lessons/blocks/step.html"
        value_class = StepValue
        preview_value = {
            "title": "Chụp ba ảnh",
            "text": "<p>Cả bụi chè, mặt trên lá, mặt dưới lá.</p>",
            "drawing": "ba-anh",
            "alt": "Ba khung ảnh: bụi chè, mặt trên lá, mặt dưới lá",
        }
        description = _("One thing to do, with what the reader sees.")
