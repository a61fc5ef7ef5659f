"""The pieces that a page is put together from; each type names the ones it may use."""

from .documents import (
    ChecklistBlock,
    DownloadBlock,
    NumberedBlock,
    PromptListBlock,
    TableBlock,
    TextBlock,
    TrainerNoteBlock,
)
from .figures import FigureBlock
from .links import CallBlock, CardBlock, DoorBlock, LinkBlock, PromiseBlock, SourceBlock
from .prompts import BeforeAfterBlock, PromptBlock
from .questions import SingleChoiceBlock
from .steps import StepBlock
from .warnings import WarningBlock, WhyBlock

LESSON_BODY = [
    ("prompt", PromptBlock()),
    ("before_after", BeforeAfterBlock()),
    ("warning", WarningBlock()),
    ("why", WhyBlock()),
    ("checklist", ChecklistBlock()),
    ("text", TextBlock()),
    ("download", DownloadBlock()),
    ("trainer_note", TrainerNoteBlock()),
]
GUIDE_BODY = [
    ("prompt", PromptBlock()),
    ("before_after", BeforeAfterBlock()),
    ("warning", WarningBlock()),
    ("why", WhyBlock()),
    ("text", TextBlock()),
]
DOCUMENT_BODY = [
    ("text", TextBlock()),
    ("numbered", NumberedBlock()),
    ("checklist", ChecklistBlock()),
    ("table", TableBlock()),
    ("prompts", PromptListBlock()),
    ("prompt", PromptBlock()),
    ("step", StepBlock()),
    ("warning", WarningBlock()),
    ("why", WhyBlock()),
    ("figure", FigureBlock()),
    ("download", DownloadBlock()),
    ("trainer_note", TrainerNoteBlock()),
]
PLAIN_BODY = [
    ("text", TextBlock()),
    ("numbered", NumberedBlock()),
    ("checklist", ChecklistBlock()),
    ("table", TableBlock()),
    ("warning", WarningBlock()),
    ("figure", FigureBlock()),
    ("download", DownloadBlock()),
]

__all__ = [
    "DOCUMENT_BODY",
    "GUIDE_BODY",
    "LESSON_BODY",
    "PLAIN_BODY",
    "BeforeAfterBlock",
    "CallBlock",
    "CardBlock",
    "ChecklistBlock",
    "DoorBlock",
    "DownloadBlock",
    "FigureBlock",
    "LinkBlock",
    "NumberedBlock",
    "PromiseBlock",
    "PromptBlock",
    "PromptListBlock",
    "SingleChoiceBlock",
    "SourceBlock",
    "StepBlock",
    "TableBlock",
    "TextBlock",
    "TrainerNoteBlock",
    "WarningBlock",
    "WhyBlock",
]
