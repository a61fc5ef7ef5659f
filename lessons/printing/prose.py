"""Text, notes and numbered points as pieces of a page."""

import re
from collections.abc import Iterator

from .canvas import GREEN, LEFT, MM, RED, WIDTH, WOOD
from .forms import rows, stacked
from .gaps import gaps
from .pieces import Piece
from .sheet import Note, Numbered, Paragraph, Paragraphs, Run, Text
from .style import Press, heading, line, paragraph, space


def text_pieces(press: Press, part: Text) -> Iterator[Piece]:
    """A titled text; a heading "Trang …" (a page of its own) begins a page."""
    fresh = bool(re.match(r"trang\b", part.title, re.IGNORECASE))
    yield from heading(press, part.title, fresh=fresh)
    for item in part.paragraphs:
        labels, rest = gaps(item.text)
        if labels:
            yield from stacked(press, labels, rest)
        else:
            yield from paragraph(press, item)


def note_pieces(press: Press, part: Note) -> Iterator[Piece]:
    canvas, colour = press.canvas, RED if part.grave else GREEN
    title = canvas.words((Run(part.title, True),), WIDTH, press.size, 1.4, colour)
    yield Piece(3, keep=True)
    yield Piece(
        title.height + 3.5,
        lambda y, _h: (
            framed(press, y, colour),
            canvas.draw(title, LEFT, y + 2.5, "H2"),
        ),
        keep=True,
    )
    for item in part.paragraphs:
        yield from paragraph(press, item)
    yield line(press, 4)


def framed(press: Press, y: float, colour: tuple[int, int, int]) -> None:
    with press.canvas.artifact():
        press.canvas.rule(y, colour, 0.5)


def numbered_pieces(press: Press, part: Numbered) -> Iterator[Piece]:
    """Points in a column of numbers; points named "Ngày 1", "Ngày 2" get a box to tick."""
    yield from heading(press, part.title)
    if all(re.search(rf"\b{n}\b", i.title) for n, i in enumerate(part.items, 1)):
        yield from rows(press, [ticked(item) for item in part.items])
        return
    for n, item in enumerate(part.items, 1):
        yield from point_pieces(press, item, n)


def ticked(item: Text) -> Paragraphs:
    return (Paragraph((Run(item.title, True),)), *item.paragraphs)


def point_pieces(press: Press, item: Text, number: int) -> Iterator[Piece]:
    canvas, size = press.canvas, press.size
    indent = size * 0.95
    title = canvas.words((Run(item.title, True),), WIDTH - indent, size, 1.4)

    def draw(y: float, height: float) -> None:
        nia(press, LEFT, y + 2, str(number))
        canvas.draw(title, LEFT + indent, y + 2)

    below = [p for par in item.paragraphs for p in paragraph(press, par, indent)]
    yield Piece(2 + title.height, draw, keep=bool(below))
    yield from below
    yield space(1)


def nia(press: Press, x: float, y: float, number: str) -> None:
    """Draw a number in the rim of a bamboo tray, the hub's sign for what is counted."""
    canvas, size = press.canvas, press.size
    across = size * 0.6
    with canvas.artifact():
        canvas.set_draw_color(*WOOD)
        canvas.set_line_width(0.5)
        canvas.circle(x + across / 2, y + size * 0.7 * MM, across / 2)
    words = canvas.words((Run(number, True),), across, size * 0.85, 1.4, GREEN)
    wide = canvas.width_of_line(words.lines[0], words.size)
    canvas.draw(words, x + (across - wide) / 2, y + size * 0.7 * MM - words.height / 2)
