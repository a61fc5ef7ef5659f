"""What a result shows of a text: the best piece of it, with the words found marked.

One highlighter for every engine, over the text as it was stored. It reads a bounded part
of an entry, escapes before it marks, and never raises.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hub.vntext import QueryAnalysis, split_blanks

from .asking import Hit
from .matches import Match, Needles, meant, told_apart, worth

ROOM = 200
LEAD = 70
# Letters of one entry that are read; ranking judges a long file by its beginning too.
LONGEST = 60_000
HEADING = 0.8
LINE_END = re.compile(r"(?<=[^\s.!?:;,…–])[ \t]*\n\s*")
SENTENCE = re.compile(r"[.!?…·]\s+")


class Highlight(NamedTuple):
    """`heading` names the part of the page that the snippet is from, at `anchor`."""

    title: SafeString
    snippet: SafeString
    heading: str = ""
    anchor: str = ""


class Place(NamedTuple):
    """A stretch of a passage: its text, the matches in it, and how well it answers."""

    text: str = ""
    heading: str = ""
    anchor: str = ""
    matches: Sequence[Match] = ()
    score: float = 0.0


def highlighted(query: QueryAnalysis, hit: Hit) -> Highlight:
    """Return the title and the best piece of an entry, safe to print.

    Heading and anchor are "" where the title answers as well as any piece.
    """
    needles = Needles.of(query)
    read = list(parts(hit))
    texts = [needles.found(text) for text, _heading, _anchor in read]
    headings = [needles.found(heading) for _text, heading, _anchor in read]
    in_title, *found = told_apart(
        [needles.found(hit.title), *texts, *headings], needles
    )
    texts, headings = found[: len(read)], found[len(read) :]
    weights = weights_of([match for matches in texts for match in matches])
    title = marked(hit.title, 0, len(hit.title), meant(in_title))
    place = best_place(read, texts, headings, weights)
    if place.score > worth(in_title, weights):
        return Highlight(title, snippet_of(place), place.heading, place.anchor)
    place = best_place(read, texts, [[] for _part in read], weights)
    return Highlight(title, snippet_of(place))


def parts(hit: Hit) -> Iterator[tuple[str, str, str]]:
    """Yield text, heading and anchor of the passages, together at most `LONGEST`.

    Passages with neither (summary, objective) are one text: alone they may be a word.
    """
    room, plain = LONGEST, []
    rest = []
    for text, heading, anchor in hit.passages:
        if heading or anchor:
            rest.append((text, heading, anchor))
        else:
            plain.append(text)
    for text, heading, anchor in [("\n".join(plain), "", ""), *rest]:
        if room <= 0:
            break
        yield flat(text[:room]), " ".join(heading[:ROOM].split()), anchor
        room -= len(text)


def flat(text: str) -> str:
    """Return a text on one line, the blanks of a prompt as their names."""
    if "{{" in text:
        text = "".join(piece.text for piece in split_blanks(text))
    return " ".join(LINE_END.sub(" · ", text.strip()).split())


def weights_of(matches: Sequence[Match]) -> dict[int, float]:
    """Return what each typed word weighs: little where it stands everywhere."""
    counts = Counter(match.slot for match in matches)
    return {slot: 1 / (1 + log(count)) for slot, count in counts.items()}


def best_place(
    read: Sequence[tuple[str, str, str]],
    texts: Sequence[Sequence[Match]],
    headings: Sequence[Sequence[Match]],
    weights: Mapping[int, float],
) -> Place:
    """Return the stretch that answers best, the first of equals."""
    best = Place()
    for part, found, above in zip(read, texts, headings, strict=True):
        window = best_window(found, weights)
        beside = [m for m in above if all(m.slot != w.slot for w in window)]
        score = worth(window, weights) + HEADING * worth(beside, weights)
        if score > best.score or not best.text:
            best = Place(*part, window, score)
    return best


def best_window(found: Sequence[Match], weights: Mapping[int, float]) -> list[Match]:
    """Return the neighbouring matches within one snippet that are worth the most."""
    best: list[Match] = []
    most = 0.0
    for number, first in enumerate(found):
        inside = [m for m in found[number:] if m.end - first.start <= ROOM - LEAD]
        if (score := worth(inside, weights)) > most:
            best, most = inside, score
    return best


def snippet_of(place: Place) -> SafeString:
    """Return the stretch around the matches, whole words, "…" where it was cut."""
    text = place.text
    first = place.matches[0].start if place.matches else 0
    last = place.matches[-1].end if place.matches else 0
    begin = start_before(text, first)
    end = end_behind(text, max(last, begin + ROOM))
    shown = marked(text, begin, end, meant(place.matches))
    before, behind = "… " if begin else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{shown}{behind}")  # noqa: S308 - escaped by marked


def start_before(text: str, first: int) -> int:
    """Return where to begin: a sentence, else a word, a little before the first match."""
    if first <= LEAD:
        return 0
    lead = text[first - LEAD : first]
    ends = [match.end() for match in SENTENCE.finditer(lead)]
    cut = ends[0] if ends else lead.find(" ") + 1
    return first - LEAD + (cut or LEAD)


def end_behind(text: str, wanted: int) -> int:
    """Return the end of the last whole word before `wanted`, or of the word there."""
    if wanted >= len(text):
        return len(text)
    if text[wanted].isspace():
        return wanted
    space = text.rfind(" ", max(0, wanted - 20), wanted)
    return space if space > 0 else wanted


def marked(text: str, begin: int, end: int, matches: Sequence[Match]) -> SafeString:
    """Return the escaped text from `begin` to `end`, neighbouring matches in one mark."""
    pieces, at = [], begin
    for start, stop in runs(
        text, [m for m in matches if begin <= m.start and m.end <= end]
    ):
        pieces += [
            escape(text[at:start]),
            "<mark>",
            escape(text[start:stop]),
            "</mark>",
        ]
        at = stop
    pieces.append(escape(text[at:end]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped


def runs(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Return the stretches of matches with nothing but one space between them."""
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and text[found[-1][1] : match.start] == " ":
            found[-1] = (found[-1][0], match.end)
        else:
            found.append((match.start, match.end))
    return found
