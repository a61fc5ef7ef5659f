"""What a reader of a page sees inside `[data-content]`."""

import re
import unicodedata
from html.parser import HTMLParser

BLOCKS = {
    "p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "summary", "label", "legend", "td",
    "th", "section", "article", "aside", "div", "ul", "ol", "form", "button", "a", "span",
    "small", "strong", "figcaption", "option",
}  # fmt: skip
VOID = {"img", "input", "br", "link", "meta", "hr", "source", "use", "path"}
HIDDEN = {"script", "style", "svg", "head"}


class Content(HTMLParser):
    """Collects the text inside elements that carry `data-content`."""

    def __init__(self, parted: set[str] = BLOCKS) -> None:
        super().__init__()
        self.parted = parted
        self.stack: list[tuple[str, bool, bool]] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        inside = bool(self.stack and self.stack[-1][1]) or "data-content" in names
        hidden = bool(self.stack and self.stack[-1][2]) or tag in HIDDEN
        if inside and tag in self.parted:
            self.pieces.append("\n")
        if inside and tag == "br":
            self.pieces.append(" ")
        if tag not in VOID:
            self.stack.append((tag, inside, hidden))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.stack:
            name, inside, _hidden = self.stack.pop()
            if inside and name in self.parted:
                self.pieces.append("\n")
            if name == tag:
                break

    def handle_data(self, data):
        shown = self.stack and self.stack[-1][1] and not self.stack[-1][2]
        if shown:
            self.pieces.append(data)


def flat(words: str) -> str:
    """Return words in NFC with single spaces, for finding one text in another."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip()


def chunks(html: str) -> list[str]:
    """Return the texts of `[data-content]`, one for each piece between block tags."""
    parser = Content()
    parser.feed(html)
    found = (flat(piece) for piece in "".join(parser.pieces).split("\n"))
    return [piece for piece in found if piece]


def whole(html: str) -> str:
    """Return everything of `[data-content]` as one text, ready to be searched."""
    parser = Content(BLOCKS - {"a", "strong"})
    parser.feed(html)
    return flat("".join(parser.pieces)).casefold()
