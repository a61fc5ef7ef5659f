"""Rich text as paragraphs of runs: bold stays, links become their words."""

from html.parser import HTMLParser

from .sheet import Paragraph, Paragraphs, Run

BOLD, LISTS = {"b", "strong"}, {"ul", "ol"}
BREAKS = {"p", "li", "br", "div", "h2", "h3", "h4", *LISTS}


def paragraphs(html: str) -> Paragraphs:
    """Return the paragraphs and list items of an HTML fragment, in order."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.found)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self.runs: list[Run] = []
        self.bold = 0
        self.counts: list[int | None] = []
        self.marker = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in BREAKS:
            self.end()
        if tag in BOLD:
            self.bold += 1
        elif tag in LISTS:
            self.counts.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.marker = self.next_marker()

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self.end()
        if tag in BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag in LISTS and self.counts:
            self.counts.pop()

    def handle_data(self, data: str) -> None:
        if data:
            self.runs.append(Run(data, self.bold > 0))

    def next_marker(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "•"
        self.counts[-1] += 1
        return f"{self.counts[-1]}."

    def end(self) -> None:
        """Close the paragraph, if it says anything."""
        if any(run.text.strip() for run in self.runs):
            self.found.append(Paragraph(tuple(self.runs), self.marker))
            self.marker = ""
        self.runs = []
