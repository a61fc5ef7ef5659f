"""What is ticked and filled in by hand: boxes, ruled lines, signatures."""

from collections.abc import Iterator

from .canvas import INK, LEFT, MM, WIDTH, Words
from .gaps import gaps
from .pieces import Piece
from .sheet import Checklist, Paragraph, Paragraphs, Run
from .style import LARGE, Press, heading, paragraph, rule, space

SIGNATURES = 8
TO_SIGN = "chỗ ký", "để ký"


def checklist_pieces(press: Press, part: Checklist) -> Iterator[Piece]:
    """Rows with a box each; in a document to sign, a row of gaps is for signatures."""
    yield from heading(press, part.title)
    signed = press.sheet.wants(*TO_SIGN)
    signatures = [t for t in part.items if signed and len(gaps(t)[0]) > 1]
    ticks = [text for text in part.items if text not in signatures]
    yield from rows(press, [(Paragraph((Run(text),)),) for text in ticks])
    for text in signatures:
        yield from signature_pieces(press, *gaps(text))


def rows(press: Press, items: list[Paragraphs]) -> Iterator[Piece]:
    """One row with a box for each item, thin rules between them."""
    for n, item in enumerate(items, 1):
        yield row(press, item, ruled=n < len(items))


def row(press: Press, item: Paragraphs, ruled: bool) -> Piece:
    canvas, size = press.canvas, press.size
    x = LEFT + size * 0.8
    texts = [
        words
        for paragraph in item
        for words in filled(press, paragraph, LEFT + WIDTH - x)
    ]
    high = sum(words.height for words, _gap in texts)

    def draw(y: float, height: float) -> None:
        top = y + (height - high) / 2
        square(press, LEFT, top)
        for words, gap in texts:
            top = canvas.draw(words, x, top)
            if gap:
                dots(press, words, x, top)
        if ruled:
            rule(canvas, y + height)

    stretch = 22 if size >= LARGE else 5
    return Piece(high + 1.1 * size * MM, draw, stretch=stretch)


def filled(press: Press, item: Paragraph, width: float) -> Iterator[tuple[Words, bool]]:
    """Yield the lines of a paragraph, and after which of them a gap follows."""
    labels, rest = gaps(item.text)
    for label in labels:
        yield press.canvas.words((Run(label),), width, press.size, 1.4), True
    runs = (Run(rest),) if labels else item.runs
    words = press.canvas.words(runs, width, press.size, 1.4)
    if words.lines:
        yield words, False


def stacked(press: Press, labels: list[str], rest: str) -> Iterator[Piece]:
    """Each gap a ruled line of its own, high enough to write on."""
    canvas, size = press.canvas, press.size
    for label in labels:
        words = canvas.words((Run(label, True),), WIDTH * 0.6, size, 1.4)

        def draw(y: float, height: float, words: Words = words) -> None:
            below = canvas.draw(words, LEFT, y + height - words.height - 1)
            dots(press, words, LEFT, below)

        yield Piece(words.height + size * 0.55, draw, stretch=16)
    if rest:
        yield space(size * 0.7)
        yield from paragraph(press, Paragraph((Run(rest),)))


def signature_pieces(press: Press, labels: list[str], rest: str) -> Iterator[Piece]:
    """As many rows of "Chữ ký: ____ Ngày: ____" as the page has room for."""
    if rest:
        yield space(press.size * 0.3)
        yield from paragraph(press, Paragraph((Run(rest, True),)))
    for n in range(SIGNATURES):
        yield signature_row(press, labels, spare=n > 0)


def signature_row(press: Press, labels: list[str], spare: bool) -> Piece:
    canvas, size = press.canvas, press.size
    shares = [0.62, 0.38] if len(labels) == 2 else [1 / len(labels)] * len(labels)

    def draw(y: float, height: float) -> None:
        x = LEFT
        for label, share in zip(labels, shares, strict=True):
            words = canvas.words((Run(label),), WIDTH * share, size, 1.4)
            below = canvas.draw(words, x, y + height - words.height - 1)
            last = label == labels[-1]
            end = LEFT + WIDTH if last else x + WIDTH * share - 5
            dots(press, words, x, below, end)
            x += WIDTH * share

    return Piece(size * 1.2, draw, spare=spare)


def dots(
    press: Press, words: Words, x: float, y: float, end: float = LEFT + WIDTH
) -> None:
    """Rule the line to write on, from behind the last word to the right."""
    written = [press.canvas.width_of_line(line, words.size) for line in words.lines]
    start = x + written[-1] + 2 if written else x
    y -= words.leading * 0.2
    with press.canvas.artifact():
        if end - start < 25:
            start, y = x, y + words.leading
        press.canvas.rule(y, INK, 0.25, start, end - start)


def square(press: Press, x: float, y: float) -> None:
    """Draw a box to tick beside the line whose top is at `y`."""
    side, line_height = press.size * 0.42, press.size * 1.4 * MM
    canvas = press.canvas
    with canvas.artifact():
        canvas.set_draw_color(*INK)
        canvas.set_line_width(0.5)
        canvas.rect(x + 0.3, y + (line_height - side) / 2 + 0.3, side, side)
