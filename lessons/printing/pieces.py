"""Pieces of a page that are never cut, and how they are put on pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass
class Piece:
    """A strip across the page. `draw(y, height)` gets its top and its final height (mm)."""

    height: float
    draw: Callable[[float, float], object] = lambda y, height: None
    stretch: float = 0  # how far it may grow to fill a page
    keep: bool = False  # never the last one on its page
    fresh: bool = False  # begins a page
    spare: bool = False  # left out where the page is full
    again: list["Piece"] = field(
        default_factory=list
    )  # repeated above it on a new page


Page = list[Piece]


def paginate(pieces: Iterable[Piece], room: float) -> list[Page]:
    """Return the pages, each at most `room` high unless one piece is higher."""
    pages: list[Page] = [[]]
    for group in groups(pieces):
        fits = used(pages[-1]) + used(group) <= room
        if not fits and group[0].spare:
            continue
        if pages[-1] and (group[0].fresh or not fits):
            pages.append([*group[0].again])
        for piece in group:
            if pages[-1] and used(pages[-1]) + piece.height > room + 0.01:
                pages.append([*piece.again])
            pages[-1].append(piece)
    for page in pages:
        fill(page, room)
    return pages


def groups(pieces: Iterable[Piece]) -> Iterable[Page]:
    """Yield the pieces with what they must stay with."""
    group: Page = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def fill(page: Page, room: float) -> None:
    """Let the elastic pieces of a page share the room that is left."""
    elastic = sum(piece.stretch for piece in page)
    share = min(1.0, max(0.0, room - used(page)) / elastic) if elastic else 0
    for piece in page:
        piece.height += share * piece.stretch


def used(page: Page) -> float:
    return sum(piece.height for piece in page)
