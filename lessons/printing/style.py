"""How large a document is set, and the small parts that all kinds share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hub.vntext import fold

from .canvas import GREEN, HAIR, LEFT, MM, WIDTH, Canvas
from .pieces import Piece
from .sheet import Paragraph, Run, Sheet

SIZE, SIGNED, LARGE = 12.5, 14.0, 16.0
ASKED = re.compile(r"\bchu (\d{2})\b")


@dataclass(frozen=True)
class Press:
    """The canvas, the document and the size its text is set in (points)."""

    canvas: Canvas
    sheet: Sheet
    size: float

    def at(self, size: float) -> "Press":
        return replace(self, size=size)


def sizes(sheet: Sheet) -> list[float]:
    """Return the sizes to try, largest first.

    "chữ 16" asks for one size. "chữ to" takes the largest that keeps to the pages that
    the note names ("4 trang").
    """
    if asked := ASKED.search(fold(sheet.print_note)):
        return [min(24.0, max(10.0, float(asked[1])))]
    if sheet.wants("chữ to"):
        return [24.0, 22.0, 20.0, 18.0, LARGE] if pages_wanted(sheet) else [LARGE]
    if sheet.wants("bảng kiểm"):
        return [LARGE]
    return [SIGNED if sheet.wants("chỗ ký", "để ký") else SIZE]


def pages_wanted(sheet: Sheet) -> int:
    """Return the number in "4 trang", or 0."""
    found = re.search(r"\b(\d+) trang\b", fold(sheet.print_note))
    return int(found[1]) if found else 0


def heading(press: Press, title: str, *, fresh: bool = False) -> list[Piece]:
    """Return the heading of a part, which stays with what follows it; [] for ""."""
    if not title:
        return []
    words = press.canvas.words((Run(title, True),), WIDTH, press.size * 1.2, 1.3, GREEN)
    above = press.size * 0.9 * MM

    def draw(y: float, height: float) -> None:
        press.canvas.draw(words, LEFT, y + above, "H2")

    return [Piece(above + words.height + 1, draw, keep=True, fresh=fresh)]


def paragraph(press: Press, item: Paragraph, indent: float = 0) -> Iterator[Piece]:
    """Yield the paragraph in strips of at most ten lines, its marker before the first."""
    canvas, size = press.canvas, press.size
    hang = size * 0.5 if item.marker else 0
    x = LEFT + indent + hang
    whole = canvas.words(item.runs, LEFT + WIDTH - x, size)
    marker = canvas.words((Run(item.marker),), 20, size)
    for start in range(0, len(whole.lines), 10):
        words = replace(whole, lines=whole.lines[start : start + 10])

        def draw(y: float, height: float, words=words, first=not start) -> None:
            if first and marker.lines:
                canvas.draw(marker, LEFT + indent, y)
            canvas.draw(words, x, y)

        last = start + 10 >= len(whole.lines)
        yield Piece(words.height + (size * 0.45 * MM if last else 0), draw)


def space(height: float) -> Piece:
    return Piece(height)


def line(press: Press, height: float = 0.5) -> Piece:
    """Return a thin rule across the page."""
    return Piece(height, lambda y, _h: rule(press.canvas, y))


def rule(canvas: Canvas, y: float) -> None:
    with canvas.artifact():
        canvas.rule(y, HAIR)
