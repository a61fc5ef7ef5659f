"""An A4 page with the programme's header and footer, and words drawn on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from fpdf import FPDF, ViewerPreferences

from hub.vntext import clean

from .sheet import Run, Runs, Sheet
from .wrap import Line, wrap

FONTS = Path(__file__).parent / "fonts"
FONT = "NotoSans"
GREEN, INK, RED, WOOD, HAIR = (
    (21, 86, 56), (0, 0, 0), (149, 31, 23), (185, 130, 63), (150, 160, 152)
)  # fmt: skip
Colour = tuple[int, int, int]
FIRST_DAY = date(2026, 1, 1)
LEFT, TOP, WIDTH, BOTTOM = 20.0, 28.0, 170.0, 268.0
ROOM = BOTTOM - TOP
MM = 25.4 / 72
SMALL = 9.5


@dataclass(frozen=True)
class Words:
    """Text broken into lines of one size (points) and line height (mm)."""

    lines: list[Line]
    size: float
    leading: float
    colour: Colour = INK

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


class Canvas(FPDF):
    """Draws at places given in mm; what is not text is marked as an artifact."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(format="A4", unit="mm")
        self.sheet, self.total = sheet, 0
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(FONT, style, FONTS / f"{FONT}-{name}.ttf")
        self.set_text_shaping(True, language="vi", script="latn", direction="ltr")
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.width_of = cache(self._width_of)
        self._describe(sheet)

    def _describe(self, sheet: Sheet) -> None:
        self.set_lang(sheet.lang)
        self.set_title(clean(sheet.title))
        self.set_author(sheet.programme)
        self.set_subject(clean(sheet.summary))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        day = sheet.day
        # One page gives one file, byte for byte: the day of review, never today.
        day = day or FIRST_DAY
        self.creation_date = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def header(self) -> None:
        with self.artifact():
            self.label(self.sheet.programme, LEFT, 12, bold=True, colour=GREEN)
            title = self.sheet.title if self.page_no() > 1 else self.sheet.kind
            self.label(title, LEFT, 12, right=True)
            self.rule(19, GREEN, 0.5)

    def footer(self) -> None:
        sheet, number = self.sheet, {"page": self.page_no(), "pages": self.total}
        with self.artifact():
            self.rule(274, HAIR)
            self.label(" · ".join(sheet.facts), LEFT, 276)
            self.label(sheet.page_words % number, LEFT, 276, right=True)
            self.label(sheet.notice, LEFT, 281, bold=True)
            self.label(sheet.address, LEFT, 286 if sheet.notice else 281)

    def words(
        self, runs: Runs, width: float, size: float,
        leading: float = 1.45, colour: Colour = INK,
    ) -> Words:  # fmt: skip
        """Return the text broken into lines of at most `width` mm."""

        def lines(width: float) -> list[Line]:
            return wrap(runs, width, lambda run: self.width_of(run, size))

        best = lines(width)
        # A last line of one short word looks lost: a narrower column sends it company.
        for tried in (lines(width * share) for share in (0.94, 0.88)):
            lost = len(best) > 1 and self.width_of_line(best[-1], size) < width / 8
            if lost and len(tried) == len(best):
                best = tried
        return Words(best, size, size * leading * MM, colour)

    def draw(self, words: Words, x: float, y: float, role: str = "P") -> float:
        """Draw the lines with their top at `y`, tagged for screen readers.

        Returns the y below them.
        """
        with self.tagged(role):
            for n, line in enumerate(words.lines):
                # The space at a line's end is for those who copy or listen.
                spaced = [*line[:-1], replace(line[-1], text=f"{line[-1].text} ")]
                self._line(spaced, x, y + n * words.leading, words)
        for n, line in enumerate(words.lines):
            self._underline(line, x, y + n * words.leading, words)
        return y + words.height

    def balanced(
        self, runs: Runs, width: float, size: float,
        leading: float = 1.45, colour: Colour = INK,
    ) -> Words:  # fmt: skip
        """Return the text in as few lines as `words` needs, none much shorter."""
        best = words = self.words(runs, width, size, leading, colour)
        while width > WIDTH / 2 and len(words.lines) == len(best.lines):
            best, width = words, width - 4
            words = self.words(runs, width, size, leading, colour)
        return best

    def label(
        self, text: str, x: float, y: float, *,
        right: bool = False, bold: bool = False, colour: Colour = INK,
    ) -> None:  # fmt: skip
        """Draw one small line, cut where it is too long; or let it end at the right."""
        words = self.words((Run(text, bold),), WIDTH * 0.66, SMALL, colour=colour)
        for line in words.lines[:1]:
            start = LEFT + WIDTH - self.width_of_line(line, SMALL) if right else x
            self._line(line, start, y, words)

    def rule(
        self, y: float, colour: Colour = HAIR, thick: float = 0.25,
        x: float = LEFT, width: float = WIDTH,
    ) -> None:  # fmt: skip
        """Draw a line `thick` mm high; fpdf2 ends it half of that outside its points."""
        self.set_draw_color(*colour)
        self.set_line_width(thick)
        self.line(x + thick / 2, y, x + width - thick / 2, y)

    def width_of_line(self, line: Line, size: float) -> float:
        return sum(self.width_of(run, size) for run in line)

    @contextmanager
    def tagged(self, role: str) -> Iterator[None]:
        """Tag what is drawn; fpdf2 itself tags pictures only (`_marked_sequence`)."""
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{role}", mcid=number)
        self._out(f"/{role} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn as decoration, so that nobody has it read aloud."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def _line(self, line: Line, x: float, y: float, words: Words) -> None:
        self.set_text_color(*words.colour)
        for run in line:
            self._look(run, words.size)
            self.set_xy(x, y)
            width = self.width_of(run, words.size)
            self.cell(width, words.leading, self._known(run))
            x += width

    def _underline(self, line: Line, x: float, y: float, words: Words) -> None:
        for run in line:
            width = self.width_of(run, words.size)
            if run.blank:
                with self.artifact():
                    self.rule(y + words.leading * 0.86, INK, 0.3, x, width)
            x += width

    def _width_of(self, run: Run, size: float) -> float:
        self._look(run, size)
        return self.get_string_width(self._known(run))

    def _look(self, run: Run, size: float) -> None:
        self.set_font(FONT, "B" if run.bold or run.blank else "", size)

    def _known(self, run: Run) -> str:
        """Return the text without what the font lacks (emoji): no boxes in print."""
        return "".join(c for c in run.text if ord(c) in self.current_font.cmap)
