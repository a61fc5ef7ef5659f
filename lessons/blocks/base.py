"""What all blocks share: text in NFC, gaps allowed in a draft, never at publication."""

from typing import Any

from wagtail import blocks

from hub.vntext import clean

INLINE = ["bold", "link"]
PROSE = ["bold", "link", "document-link", "ul", "ol"]


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
