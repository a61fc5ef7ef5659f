"""What all blocks share: text in NFC, gaps allowed in a draft, never at publication."""

from typing import Any

from django.core.validators import URLValidator
from wagtail import blocks

from hub import richtext
from hub.vntext import clean

INLINE = ["bold", "link"]
PROSE = ["bold", "link", "document-link", "ul", "ol"]
WEB = ["http", "https"]


class CleanCharBlock(blocks.CharBlock):
    """One line of text, stored in NFC without stray characters."""

    def clean(self, value: str) -> str:
        return super().clean(clean(value or "").strip())


class CleanTextBlock(blocks.TextBlock):
    """Several lines of text, stored in NFC without stray characters."""

    def clean(self, value: str) -> str:
        return super().clean(clean(value or "").strip())


class ProseBlock(blocks.RichTextBlock):
    """Text with bold words, links and lists; nothing else survives translation."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PROSE)
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> str:
        """Return what is stored; code may have put in what the editor refuses."""
        return richtext.stored(super().get_prep_value(value) or "")


class WebAddressBlock(blocks.URLBlock):
    """An address of the web; code's addresses of other schemes are dropped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[URLValidator(schemes=WEB)], **kwargs)

    def to_python(self, value: str | None) -> str | None:
        scheme = (value or "").partition(":")[0].lower()
        return value if scheme in WEB else ""

    def get_prep_value(self, value: str | None) -> str | None:
        return self.to_python(value)

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """It is stored as Wagtail's own is, so migrations know it by that name."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.URLBlock", args, kwargs
