"""The words of stream fields and rich text, a passage for each block."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from ..documents import Passage

# Choices, addresses and dates are no words of the text.
SILENT = (blocks.ChoiceBlock, blocks.URLBlock, blocks.EmailBlock, blocks.DateBlock)
HEADINGS = ("title", "label")
# What a picture shows stands beside the words that say the same.
SILENT_NAMES = {"alt"}


def passages(stream: Any) -> Iterator[Passage]:
    """Yield a passage for each block of a stream, at the anchor its template gives."""
    for child in stream:
        value = child.value
        heading = ""
        if isinstance(value, blocks.StructValue):
            heading = next((value[n] for n in HEADINGS if value.get(n)), "")
        words = [text for text in texts(child.block, value) if text != heading]
        yield Passage("\n".join(words), heading, f"b-{child.id}" if child.id else "")


def texts(block: Any, value: Any) -> Iterator[str]:
    """Yield the texts that people wrote into a block, without markup."""
    if value is None or isinstance(block, SILENT):
        return
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name not in SILENT_NAMES:
                yield from texts(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from texts(block.child_block, item)
    elif isinstance(block, blocks.RichTextBlock):
        yield plain(value.source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield str(value)


def plain(html: str) -> str:
    """Return the words of rich text."""
    return get_text_for_indexing(html or "")
