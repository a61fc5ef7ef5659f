"""Links and cards of the home page and of paths; sources of any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub import features

from .base import CleanCharBlock, CleanTextBlock

FEATURES = [
    ("practice", _("Daily practice")),
    ("progress", _("Progress on the device")),
    ("classes", _("Classes")),
    ("community.post", _("Community")),
    ("tips", _("Tips")),
    ("search", _("Search")),
]
ICONS = [
    (name, name)
    for name in [
        "lesson",
        "path",
        "tool",
        "doc",
        "term",
        "talk",
        "tip",
        "shield",
        "leaf",
        "shop",
        "teach",
        "office",
        "health",
    ]
]


def requires_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Show only when there is"), choices=FEATURES, required=False
    )


class OptionalValue(blocks.StructValue):
    @property
    def shown(self) -> bool:
        """Return whether the function that this entry promises is there."""
        return features.has(self.get("requires") or "")


class LinkBlock(blocks.StructBlock):
    text = CleanCharBlock(label=_("Words"), max_length=80)
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
            ("practice", _("Practice")),
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
    text = CleanCharBlock(label=_("Words"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)
    requires = requires_block()

    class Meta:
        icon = "link"
        label = _("What to do next")
        label_format = "{text}"
        value_class = OptionalValue


class SourceBlock(blocks.StructBlock):
    label = CleanTextBlock(label=_("Source"), max_length=300)
    url = blocks.URLBlock(label=_("Address"), required=False)
    accessed = blocks.DateBlock(label=_("Read on"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Source")
        label_format = "{label}"
