"""Tables, and cards to cut out, as pieces of a page."""

from collections.abc import Iterator, Sequence
from itertools import batched

from .canvas import GREEN, HAIR, LEFT, ROOM, WIDTH, Words
from .pieces import Piece
from .sheet import Cards, Paragraph, Paragraphs, Run, Table, plain
from .style import Press, heading, paragraph, rule, space

PAD, LONGEST_WORD = 2.0, 50.0
CARD, CARD_PAD, CARD_SIZES = 70.0, 6.0, (17.0, 16.0, 15.0, 14.0, 13.0)
CUT = 90, 90, 90


def table_pieces(press: Press, part: Table) -> Iterator[Piece]:
    """A table with thin rules, its header again on each page; too high, it is a list."""
    yield from heading(press, part.title)
    titles = [bold(text[:1].upper() + text[1:]) for text in part.header]
    widths = column_widths(press, [titles, *part.rows])
    head = row(press, titles, widths, head=True)
    rows = [row(press, cells, widths) for cells in part.rows]
    if any(head.height + piece.height > ROOM for piece in rows):
        yield from table_as_list(press, part)
        return
    yield head
    for piece in rows:
        piece.again = [head]
        yield piece
    yield space(3)


def bold(text: str) -> Paragraphs:
    return (Paragraph((Run(text, True),)),)


def column_widths(press: Press, rows: Sequence[Sequence[Paragraphs]]) -> list[float]:
    """Return widths in mm: no column below its longest word, the rest by length."""
    columns = list(zip(*rows, strict=False))
    least = [max(longest_word(press, cell) for cell in column) for column in columns]
    weights = [max(min(60, len(text(cell))) for cell in c) ** 0.8 for c in columns]
    free = max(0.0, WIDTH - sum(least)) / (sum(weights) or 1)
    return [low + free * weight for low, weight in zip(least, weights, strict=True)]


def text(cell: Paragraphs) -> str:
    return " ".join(paragraph.text for paragraph in cell)


def longest_word(press: Press, cell: Paragraphs) -> float:
    runs = (Run(word, True) for word in text(cell).split())
    widths = (press.canvas.width_of(run, press.size) for run in runs)
    return min(LONGEST_WORD, max(widths, default=0.0)) + 2 * PAD


def row(
    press: Press, cells: Sequence[Paragraphs], widths: list[float], head: bool = False
) -> Piece:
    canvas = press.canvas
    columns = [
        [canvas.words(p.runs, width - 2 * PAD, press.size, 1.4) for p in cell]
        for cell, width in zip(cells, widths, strict=False)
    ]

    def draw(y: float, height: float) -> None:
        for n, column in enumerate(columns):
            top = y + PAD
            for words in column:
                top = canvas.draw(words, LEFT + sum(widths[:n]) + PAD, top)
        with canvas.artifact():
            canvas.rule(y + height, *((GREEN, 0.5) if head else (HAIR, 0.25)))

    high = max((sum(words.height for words in column) for column in columns), default=0)
    return Piece(high + 2 * PAD, draw, keep=head)


def table_as_list(press: Press, part: Table) -> Iterator[Piece]:
    for cells in part.rows:
        for head, cell in zip(part.header, cells, strict=False):
            for item in cell:
                runs = (Run(f"{head}: ", True), *item.runs)
                yield from paragraph(press, Paragraph(runs))
        yield Piece(2, lambda y, _h: rule(press.canvas, y))


def card_pieces(press: Press, part: Cards) -> Iterator[Piece]:
    """Two cards in a row, three rows on a page, dashed lines to cut along."""
    yield from heading(press, part.title)
    yield space(2)
    cards: list[list[Words]] = []
    for size in CARD_SIZES:
        cards = [card(press, size, *item) for item in part.items]
        if all(height_of(words) <= CARD for words in cards):
            break
    for pair in batched(cards, 2):
        height = max(CARD, *map(height_of, pair))
        yield Piece(height, lambda y, h, pair=pair: draw_cards(press, pair, y, h))


def card(press: Press, size: float, label: str, prompt: str) -> list[Words]:
    canvas, width = press.canvas, WIDTH / 2 - 2 * CARD_PAD
    title = canvas.words((Run(label, True),), width, size * 1.15, 1.35, GREEN)
    return [title, *(canvas.words(p.runs, width, size) for p in plain(prompt))]


def height_of(card: list[Words]) -> float:
    return sum(words.height for words in card) + 2 * CARD_PAD + 2


def draw_cards(
    press: Press, pair: Sequence[list[Words]], y: float, height: float
) -> None:
    canvas = press.canvas
    cut_lines(press, y, height)
    for n, (title, *texts) in enumerate(pair):
        x = LEFT + n * WIDTH / 2
        top = canvas.draw(title, x + CARD_PAD, y + CARD_PAD, "H2") + 2
        for words in texts:
            top = canvas.draw(words, x + CARD_PAD, top)


def cut_lines(press: Press, y: float, height: float) -> None:
    """Dash the edges of one row; where rows meet, the dashes fall on each other."""
    canvas = press.canvas
    with canvas.artifact():
        canvas.set_draw_color(*CUT)
        canvas.set_line_width(0.3)
        canvas.set_dash_pattern(dash=2, gap=1.6)
        for edge in (y, y + height):
            canvas.line(LEFT, edge, LEFT + WIDTH, edge)
        for edge in (LEFT, LEFT + WIDTH / 2, LEFT + WIDTH):
            canvas.line(edge, y, edge, y + height)
        canvas.set_dash_pattern()
