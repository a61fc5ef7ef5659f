"""The parts of a document: titled text, lists, tables, cards and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .base import INLINE, CleanCharBlock, CleanTextBlock, ProseBlock
from .prompts import PromptValue


class TextBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Heading"), max_length=120, required=False)
    text = ProseBlock(label=_("Text"))

    class Meta:
        icon = "doc-full"
        label = _("Text")
        label_format = "{title}"
        template = "lessons/blocks/text.html"
        preview_value = {
            "title": "Chuẩn bị",
            "text": "<p>In sẵn bảng kiểm, mang ba máy dự phòng.</p>",
        }
        description = _("A heading and a short text.")


class NumberedItemBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Heading"), max_length=120)
    text = ProseBlock(label=_("Text"), features=INLINE, required=False)

    class Meta:
        label_format = "{title}"


class NumberedBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Heading"), max_length=120, required=False)
    items = blocks.ListBlock(NumberedItemBlock(), label=_("Points"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered points")
        template = "lessons/blocks/numbered.html"
        preview_value = {
            "title": "",
            "items": [{"title": "Chọn nhóm của bạn", "text": "<p>Người dân.</p>"}],
        }
        description = _("Points in their order, each with a heading.")


class ChecklistBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Heading"), max_length=120, required=False)
    items = blocks.ListBlock(
        CleanCharBlock(max_length=250), label=_("Points to tick"), max_num=12
    )

    class Meta:
        icon = "tick"
        label = _("Checklist")
        template = "lessons/blocks/checklist.html"
        preview_value = {"title": "", "items": ["Đã chụp đủ ba ảnh."]}
        description = _("Points that the reader ticks, on screen or on paper.")


class TableRowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(ProseBlock(features=INLINE), label=_("Cells"))


class TableValue(blocks.StructValue):
    @property
    def labelled_rows(self) -> list[list[tuple[str, Any]]]:
        """Return each row as (column heading, cell), so that phones can show both."""
        heads = list(self["header"])
        return [list(zip(heads, row["cells"], strict=False)) for row in self["rows"]]


class TableBlock(blocks.StructBlock):
    """A table as lists of lists: Wagtail's own table blocks are not translated."""

    title = CleanCharBlock(label=_("Heading"), max_length=120, required=False)
    header = blocks.ListBlock(CleanCharBlock(max_length=80), label=_("Column headings"))
    rows = blocks.ListBlock(TableRowBlock(), label=_("Rows"))

    class Meta:
        icon = "table"
        label = _("Table")
        template = "lessons/blocks/table.html"
        value_class = TableValue
        preview_value = {
            "title": "",
            "header": ["Phút", "Việc"],
            "rows": [{"cells": ["0–10", "Làm quen"]}],
        }
        description = _("A small table; on a phone each row becomes a block.")


class PromptCardBlock(blocks.StructBlock):
    label = CleanCharBlock(label=_("For whom"), max_length=80)
    text = CleanTextBlock(label=_("Prompt"), max_length=900)

    class Meta:
        label_format = "{label}"
        value_class = PromptValue


class PromptListBlock(blocks.StructBlock):
    title = CleanCharBlock(label=_("Heading"), max_length=120, required=False)
    items = blocks.ListBlock(PromptCardBlock(), label=_("Prompt cards"))

    class Meta:
        icon = "copy"
        label = _("Prompt cards")
        template = "lessons/blocks/prompts.html"
        preview_value = {
            "title": "",
            "items": [
                {"label": "Cửa hàng", "text": "Viết 3 mẫu trả lời: {{dán thẻ}}."}
            ],
        }
        description = _("Several short prompts, each for one kind of reader.")


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    label = CleanCharBlock(label=_("Words of the link"), max_length=120, required=False)

    class Meta:
        icon = "download"
        label = _("File to download")
        template = "lessons/blocks/download.html"
        description = _("A file; its size is shown before the tap.")


class TrainerNoteBlock(blocks.StructBlock):
    text = CleanTextBlock(label=_("Note"), max_length=600)
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1)
    offline = CleanTextBlock(label=_("Without network"), max_length=300, required=False)

    class Meta:
        icon = "user"
        label = _("Note for trainers")
        template = "lessons/blocks/trainer_note.html"
        preview_value = {"text": "Đi từng bàn, để người học tự bấm.", "minutes": 10}
        description = _("Folded for readers; trainers open it.")
