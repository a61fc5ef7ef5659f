"""Links and cards of the home page and of paths; sources of any page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from hub import features

from .base import CleanCharBlock, CleanTextBlock, WebAddressBlock

FEATURES = [
    ("practice", _("Daily practice")),
    ("progress", _("Progress on the device")),
    ("classes", _("Classes")),
    ("community.post", _("Community")),
    ("tips", _("Tips")),
    ("search", pgettext_lazy("function of the site", "Search")),
]
ICONS = [
    ("lesson", pgettext_lazy("icon", "Blackboard")),
    ("path", pgettext_lazy("icon", "Winding way")),
    ("tool", pgettext_lazy("icon", "Phone")),
    ("doc", pgettext_lazy("icon", "Sheet of paper")),
    ("term", pgettext_lazy("icon", "Open book")),
    ("talk", pgettext_lazy("icon", "Speech bubbles")),
    ("tip", pgettext_lazy("icon", "Tea bud")),
    ("shield", pgettext_lazy("icon", "Shield")),
    ("leaf", pgettext_lazy("icon", "Leaf")),
    ("shop", pgettext_lazy("icon", "Shop")),
    ("teach", pgettext_lazy("icon", "Scholar’s cap")),
    ("office", pgettext_lazy("icon", "Public building")),
    ("health", pgettext_lazy("icon", "Medical cross")),
]


def requires_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Show only once the site has"), choices=FEATURES, required=False
    )


class OptionalValue(blocks.StructValue):
    @property
    def shown(self) -> bool:
        """Return whether the function that this entry promises is there."""
        return features.has(self.get("requires") or "")


class LinkBlock(blocks.StructBlock):
    text = CleanCharBlock(label=_("Words shown"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{text}"


class DoorBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=ICONS)
    title = CleanCharBlock(label=_("In the reader's words"), max_length=60)
    text = CleanCharBlock(label=_("What comes"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "arrow-right"
        label = _("Door")
        label_format = "{title}"


class CardBlock(blocks.StructBlock):
    place = blocks.ChoiceBlock(
        label=_("Place on the page"),
        choices=[
            ("today", _("Lesson of the day")),
            ("practice", pgettext_lazy("part of the home page", "Practice")),
            ("tools", _("Tools")),
            ("community", _("Community")),
            ("classes", _("Classes")),
            ("programme", _("Programme")),
        ],
    )
    title = CleanCharBlock(label=_("Title"), max_length=80)
    text = CleanCharBlock(label=_("Text"), max_length=160)
    requires = requires_block()

    class Meta:
        icon = "form"
        label = _("Card")
        label_format = "{title}"
        value_class = OptionalValue


class PromiseBlock(blocks.StructBlock):
    text = CleanCharBlock(label=_("Promise"), max_length=160)
    requires = requires_block()

    class Meta:
        icon = "tick"
        label = _("Promise")
        label_format = "{text}"
        value_class = OptionalValue


class CallBlock(blocks.StructBlock):
    text = CleanCharBlock(label=_("Words shown"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = WebAddressBlock(label=_("Address elsewhere"), required=False)
    requires = requires_block()

    class Meta:
        icon = "link"
        label = _("What to do next")
        label_format = "{text}"
        value_class = OptionalValue


class SourceBlock(blocks.StructBlock):
    label = CleanTextBlock(label=_("Source"), max_length=300)
    url = WebAddressBlock(label=_("Address"), required=False)
    accessed = blocks.DateBlock(
        label=pgettext_lazy("day a source was seen", "Read on"), required=False
    )

    class Meta:
        icon = "openquote"
        label = _("Source")
        label_format = "{label}"
