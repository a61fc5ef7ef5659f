"""What may do harm, and why something is done this way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from hub.accounts.expertise import Expertise

from .base import CleanCharBlock, CleanTextBlock


class WarningKind(models.TextChoices):
    PRIVACY = "rieng-tu", pgettext_lazy("kind of warning", "Privacy")
    HEALTH = "suc-khoe", pgettext_lazy("kind of warning", "Health")
    MONEY = "tien", pgettext_lazy("kind of warning", "Money")
    LAW = "phap-luat", pgettext_lazy("kind of warning", "Law")
    PESTICIDE = "nong-duoc", pgettext_lazy("kind of warning", "Pesticides")


# Who must approve a page with such a warning (contracts.md 6).
NEEDED_EXPERTISE = {
    WarningKind.HEALTH: Expertise.HEALTH,
    WarningKind.LAW: Expertise.LAW,
    WarningKind.PESTICIDE: Expertise.FARMING,
    WarningKind.MONEY: Expertise.SAFETY,
}


class WarningValue(blocks.StructValue):
    @property
    def heading(self) -> str:
        """Return the kind as it follows “Take care:”, without a capital."""
        return str(dict(WarningKind.choices).get(self.get("kind"), "")).lower()


class WarningBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=WarningKind.choices)
    text = CleanTextBlock(label=_("What may happen"), max_length=300)
    action = CleanTextBlock(label=_("What to do"), max_length=300)

    class Meta:
        icon = "warning"
        label = _("Warning")
        label_format = "{kind}: {text}"
        template = "lessons/blocks/warning.html"
        value_class = WarningValue
        preview_value = {
            "kind": "tien",
            "text": "Lỡ chuyển tiền thì từng phút đều quý.",
            "action": "Gọi ngay số tổng đài in trên thẻ ngân hàng.",
        }
        description = _("A danger and what to do about it.")


class WhyBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Question"), max_length=80)
    text = CleanTextBlock(label=_("Answer"), max_length=400)

    class Meta:
        icon = "help"
        label = _("Why")
        label_format = "{title}"
        template = "lessons/blocks/why.html"
        preview_value = {
            "title": "Vì sao xin ba khả năng?",
            "text": "Một tấm ảnh chưa đủ để kết luận.",
        }
        description = _("The reason behind a step, in a few sentences.")
