"""From a sheet to the bytes of its PDF."""

from collections.abc import Iterator

from .canvas import GREEN, LEFT, ROOM, TOP, WIDTH, WOOD, Canvas
from .forms import checklist_pieces
from .grids import card_pieces, table_pieces
from .pieces import Page, Piece, paginate
from .prose import note_pieces, numbered_pieces, text_pieces
from .sheet import Cards, Checklist, Note, Numbered, Run, Sheet, Table, Text
from .style import Press, pages_wanted, sizes

MAKERS = {
    Text: text_pieces,
    Note: note_pieces,
    Numbered: numbered_pieces,
    Checklist: checklist_pieces,
    Table: table_pieces,
    Cards: card_pieces,
}


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return an A4 PDF; one sheet always gives the same bytes."""
    canvas = Canvas(sheet)
    pages: list[Page] = []
    for size in sizes(sheet):
        pages = paginate(all_pieces(Press(canvas, sheet, size)), ROOM)
        if len(pages) <= (pages_wanted(sheet) or len(pages)):
            break
    canvas.total = len(pages)
    for page in pages:
        canvas.add_page()
        y = TOP
        for piece in page:
            piece.draw(y, piece.height)
            y += piece.height
    return bytes(canvas.output())


def all_pieces(press: Press) -> Iterator[Piece]:
    yield from title_pieces(press)
    for n, part in enumerate(press.sheet.parts):
        pieces = list(MAKERS[type(part)](press, part))
        if n and press.sheet.wants("hai mặt"):
            pieces[0].fresh = True
        yield from pieces


def title_pieces(press: Press) -> Iterator[Piece]:
    canvas, sheet, size = press.canvas, press.sheet, press.size
    title = canvas.balanced(
        (Run(sheet.title, True),), WIDTH, max(22, size * 1.6), 1.3, GREEN
    )
    summary = canvas.words((Run(sheet.summary),), WIDTH, size)
    yield Piece(title.height + 2.5, lambda y, _h: canvas.draw(title, LEFT, y, "H1"))
    yield Piece(summary.height, lambda y, _h: canvas.draw(summary, LEFT, y))

    def bamboo(y: float, height: float) -> None:
        with canvas.artifact():
            canvas.rule(y + 3, WOOD, 0.8)

    yield Piece(6.5, bamboo)
