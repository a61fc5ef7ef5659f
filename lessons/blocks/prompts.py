"""A prompt to copy. Blanks are `{{name}}`; words in [ ] are literal."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub import vntext

from .base import CleanCharBlock, CleanTextBlock


class PromptValue(blocks.StructValue):
    @property
    def blanks(self) -> list[str]:
        """Return the names of the blanks of both texts, each once, in order."""
        return vntext.blanks(f"{self.get('text') or ''}\n{self.get('follow_up') or ''}")


class PromptBlock(blocks.StructBlock):
    label = CleanCharBlock(
        label=_("Heading"), max_length=80, required=False,
        help_text=_("Empty: “Prompt to copy”."),
    )  # fmt: skip
    text = CleanTextBlock(
        label=_("Prompt"), max_length=900,
        help_text=_("Write a blank as {{name of the blank}}."),
    )  # fmt: skip
    follow_up = CleanTextBlock(
        label=_("Follow-up prompt"), max_length=900, required=False
    )
    sample_answer = CleanTextBlock(
        label=_("Sample answer"), max_length=1500, required=False
    )
    sampled_on = blocks.DateBlock(label=_("Day of the sample answer"), required=False)

    class Meta:
        icon = "edit"
        label = _("Prompt to copy")
        label_format = "{text}"
        template = "lessons/blocks/prompt.html"
        value_class = PromptValue
        preview_value = {
            "text": "Viết giúp tôi lời nhắn gửi {{ai}} về {{việc gì}}, dưới 50 chữ."
        }
        description = _("A prompt with blanks that readers fill in and copy.")


class BeforeAfterBlock(blocks.StructBlock):
    before = CleanTextBlock(label=_("Before"), max_length=600)
    after = CleanTextBlock(label=_("After"), max_length=900)
    why = CleanTextBlock(label=_("Why it is better"), max_length=400)

    class Meta:
        icon = "arrow-right"
        label = _("Before and after")
        template = "lessons/blocks/before_after.html"
        preview_value = {
            "before": "Viết bài mời khách.",
            "after": "Bạn là người viết bài cho hộ trồng chè. Hãy viết lời mời…",
            "why": "Câu ngắn buộc AI đoán.",
        }
        description = _("A weak prompt, a better one and the reason.")
