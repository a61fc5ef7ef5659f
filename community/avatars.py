"""Initials on a round ground, drawn as SVG: an address for each look, none for a person.

The address says everything that is drawn, so the drawing never changes and tells nothing
that the name beside it does not.
"""

from urllib.parse import quote
from zlib import crc32

from hub.vntext import clean

# Grounds of white letters: colours of tokens.css in its light form; green is the editors'.
GROUNDS = ("#284783", "#68386f")
LETTERS = "#fff"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">'
    '<circle cx="48" cy="48" r="48" fill="{ground}"/>'
    '<circle cx="48" cy="48" r="43.5" fill="none" stroke="#fff" stroke-width="1.5"'
    ' stroke-dasharray="5 4"/>'
    '<text x="48" y="50" fill="{letters}" font-family="system-ui, Roboto, Segoe UI,'
    ' Noto Sans, sans-serif" font-size="{size}" font-weight="600" text-anchor="middle"'
    ' dominant-baseline="central">{initials}</text></svg>'
)


def initials(name: str) -> str:
    """Return the letter of the given name, last in Vietnamese, behind the first one's."""
    words = [word for word in clean(name).split() if word[0].isalpha()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return clean("".join(word[0].upper()[:1] for word in picked)) or "?"


def address(name: str, slug: str) -> str:
    """Return the path of the drawing of a member."""
    ground = crc32(slug.encode()) % len(GROUNDS)
    return f"/hinh-ten/{ground}/{quote(initials(name))}.svg"


def drawing(ground: int, letters: str) -> str:
    """Return the SVG. Raises ValueError for what is no initials or no ground of ours."""
    sound = letters == "?" or (letters.isalpha() and letters == clean(letters))
    if not (0 <= ground < len(GROUNDS) and 1 <= len(letters) <= 2 and sound):
        raise ValueError(letters)
    size = 44 if len(letters) == 1 else 36
    return DRAWING.format(
        ground=GROUNDS[ground], letters=LETTERS, size=size, initials=letters
    )
