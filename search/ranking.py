"""The order of the candidates: one formula for every engine, over the stored tokens.

BM25 over folded terms, with the title counted three times; on top of it neighbours
(pairs), typed marks (accents), and titles that hold most of what was asked. Folding makes
"day" and "co" nine words each: the pairs tell them apart (design study, section 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from .plan import PAIR, Feature, Plan, Seam

K1, B = 1.2, 0.6
TITLE = 3
ACCENT = 0.35
TITLE_BONUS, TITLE_SHARE = 0.5, 0.5
# A file of many pages is judged by its beginning.
LONGEST = 40_000
Counts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """The token texts of an entry, with spaces around so that words can be counted."""

    pk: int
    title: str
    marked_title: str
    text: str
    """The title, as often as it counts, and the body; no needle reaches across."""
    marked: str
    """The same with marks."""
    words: int
    weight: float = 1.0

    @classmethod
    def of(
        cls,
        pk: int,
        tf: str,
        bf: str,
        ta: str,
        ba: str,
        words: int,
        weight: float = 1.0,
    ) -> "Candidate":
        tf, ta = f" {tf} ", f" {ta} "
        text, marked = TITLE * tf + spaced(bf), TITLE * ta + spaced(ba)
        return cls(pk, tf, ta, text, marked, words, weight)


def spaced(text: str) -> str:
    return f" {text.replace('\n', ' \n ')} "


def ranked(plan: Plan, candidates: list[Candidate]) -> list[int]:
    """Return the keys of the candidates, the best first; ties keep their order."""
    formula = Formula(plan)
    scores = {each.pk: each.weight * formula.score(each) for each in candidates}
    return sorted(scores, key=lambda pk: -scores[pk])


class Formula:
    """The formula for one query. Each needle is counted once in a text, whatever asks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.plain = list(dict.fromkeys(plain_needles(plan)))
        self.marked = list(dict.fromkeys(marked_needles(plan)))
        self.most = [max((f.most for f in slot), default=0.0) for slot in plan.slots]

    def score(self, text: Candidate) -> float:
        """Return how well an entry answers the query."""
        room = K1 * (1 - B + B * text.words / max(self.plan.average, 1.0))
        plain = saturated(self.plain, text.text, room)
        marked = saturated(self.marked, text.marked, room)
        equals = [
            f.most * (marked[f.marked] if f.accented else plain[f.needle])
            for f in self.plan.phrases
        ]
        total = sum(self.words_of(plain, equals))
        total += PAIR * sum([f.most * plain[f.needle] for f in self.plan.pairs])
        total += PAIR * sum(
            [joined(seam, text.text, room, equals) for seam in self.plan.seams]
        )
        total += ACCENT * sum([f.most * marked[f.needle] for f in self.plan.accents])
        return total + self.title_bonus(text)

    def words_of(self, plain: Counts, equals: list[float]) -> list[float]:
        """Return what each typed word is worth, by itself or by one of equal meaning.

        `equals` says what each phrase of equal meaning is worth here.
        """
        found = [
            max([f.most * plain[f.needle] for f in slot], default=0.0)
            for slot in self.plan.slots
        ]
        own = tuple(found)
        for phrase, value in zip(self.plan.phrases, equals, strict=True):
            start, end = phrase.start, phrase.start + max(phrase.length, 1)
            gain = value - sum(own[start:end])
            if start < len(own) and gain > found[start] - own[start]:
                found[start] = own[start] + gain
        return found

    def title_bonus(self, text: Candidate) -> float:
        """Return what a title that holds most of the query is worth besides."""
        title = text.title
        held = [any(f.needle in title for f in slot) for slot in self.plan.slots]
        for phrase in self.plan.phrases:
            if is_in_title(phrase, text):
                end = phrase.start + phrase.length
                held[phrase.start : end] = [True] * len(held[phrase.start : end])
        told = sum([most for most, here in zip(self.most, held, strict=True) if here])
        if not told or told < TITLE_SHARE * sum(self.most):
            return 0.0
        return TITLE_BONUS * told * coverage(self.plan, title.count(" ") - 1)


def plain_needles(plan: Plan) -> Iterator[str]:
    """Yield what is counted in folded texts."""
    for each in (*plan.slots, plan.pairs, plan.phrases):
        yield from (f.needle for f in each if not f.accented)


def marked_needles(plan: Plan) -> Iterator[str]:
    """Yield what is counted in texts with marks."""
    yield from (f.needle for f in plan.accents)
    yield from (f.marked for f in plan.phrases if f.accented)


def saturated(needles: list[str], text: str, room: float) -> Counts:
    """Return BM25's part for each needle."""
    return {needle: part(text.count(needle), room) for needle in needles}


def part(count: int, room: float) -> float:
    """Return how much it says that something is there so often: ever less by each."""
    return count * (K1 + 1) / (count + room) if count else 0.0


def joined(seam: Seam, text: str, room: float, equals: list[float]) -> float:
    """Return what a phrase of equal meaning is worth besides for its typed neighbour."""
    near = [
        each.most * part(text.count(each.needle), room)
        for number, each in seam.equal
        if equals[number]
    ]
    best = max(near, default=0.0)
    typed = seam.typed.most * part(text.count(seam.typed.needle), room) if best else 0.0
    return max(best - typed, 0.0)


def is_in_title(phrase: Feature, text: Candidate) -> bool:
    """Return whether a phrase of equal meaning is in a title, with the marks it has."""
    if phrase.accented:
        return phrase.marked in text.marked_title
    return phrase.needle in text.title


def coverage(plan: Plan, title_words: int) -> float:
    """Return how much of a title the query could fill, 0 to 1."""
    return sqrt(min(1.0, len(plan.slots) / max(title_words, 1)))
