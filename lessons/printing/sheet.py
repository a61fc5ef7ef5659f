"""What a printed document consists of: simple data, no database, no pages."""

from dataclasses import dataclass, field
from datetime import date

from hub.vntext import fold, split_blanks


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; a blank is a place that the reader fills in."""

    text: str
    bold: bool = False
    blank: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `marker` is the bullet or number of a list item."""

    runs: Runs
    marker: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Text:
    title: str
    paragraphs: Paragraphs


@dataclass(frozen=True)
class Note:
    """A warning, a reason, a prompt: text between two thin rules."""

    title: str
    paragraphs: Paragraphs
    grave: bool = False


@dataclass(frozen=True)
class Numbered:
    title: str
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Checklist:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Paragraphs, ...], ...]


@dataclass(frozen=True)
class Cards:
    """Prompts by reader: (for whom, prompt with `{{blanks}}`)."""

    title: str
    items: tuple[tuple[str, str], ...]


Part = Text | Note | Numbered | Checklist | Table | Cards


@dataclass(frozen=True)
class Sheet:
    """A document to print. `print_note` is the editors' own wish: "A4, chữ 16"."""

    title: str
    summary: str = ""
    parts: tuple[Part, ...] = ()
    kind: str = ""
    print_note: str = ""
    facts: tuple[str, ...] = ()
    notice: str = ""
    address: str = ""
    page_words: str = "%(page)s/%(pages)s"
    programme: str = "Bình dân học AI · Thái Nguyên"
    lang: str = "vi"
    day: date | None = field(default=None)

    def wants(self, *phrases: str) -> bool:
        """Return whether the print note or the kind has one of the phrases."""
        wish = f" {fold(self.print_note)}, {fold(self.kind)} "
        return any(fold(phrase) in wish for phrase in phrases)


def plain(text: str) -> Paragraphs:
    """Return the lines of a plain text as paragraphs, its `{{blanks}}` as blanks."""
    return tuple(
        Paragraph(
            tuple(Run(p.text, blank=p.kind == "blank") for p in split_blanks(line))
        )
        for line in text.splitlines()
        if line.strip()
    )
