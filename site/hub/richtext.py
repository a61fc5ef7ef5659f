"""What may stand in rich text, when it is saved and again when it is shown (ASVS 1.3.1)."""

from html.parser import HTMLParser

import nh3

TAGS = {"p", "b", "strong", "a", "ul", "ol", "li", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
SHOWN = {"a": {"href"}}
# Wagtail names pages and documents by their numbers, and pieces of text by a key.
STORED = {"a": {"href", "linktype", "id"}, "*": {"data-block-key"}}


def shown(html: str) -> str:
    """Return HTML that readers may get."""
    return clean(html, SHOWN)


def stored(source: str) -> str:
    """Return the source without what may not stand in it.

    If that takes nothing away, it is returned letter by letter as it came: another
    spelling of the same text would look like an edit.
    """
    cleaned = clean(source, STORED)
    return source if pieces(source) == pieces(cleaned) else cleaned


def clean(html: str, attributes: dict[str, set[str]]) -> str:
    return nh3.clean(
        html, tags=TAGS, attributes=attributes, url_schemes=SCHEMES, link_rel=None
    )


def pieces(html: str) -> list[object]:
    """Return tags with their attributes, and the text between them, in their order."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return [piece for piece in reader.found if piece]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, sorted((name, value or "") for name, value in attrs)), ""]

    def handle_data(self, data: str) -> None:
        self.found[-1] = f"{self.found[-1]}{data}"

    def handle_comment(self, data: str) -> None:
        self.found += [("!", data), ""]

    handle_decl = handle_pi = unknown_decl = handle_comment
