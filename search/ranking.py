"""The order of the candidates: one formula for every engine, over the stored tokens.

BM25 over folded terms, with the title counted three times; on top of it neighbours
(pairs), typed marks (accents), and titles that hold most of what was asked. Folding makes
"day" and "co" nine words each: the pairs tell them apart (design study, section 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .plan import PAIR, Feature, Plan, Seam

K1, B = 1.2, 0.6
TITLE = 3
ACCENT = 0.35
TITLE_BONUS, TITLE_SHARE = 0.5, 0.5
# A file of many pages is judged by its beginning.
LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """The token texts of an entry, with spaces around so that words can be counted."""

    pk: int
    tf: str
    bf: str
    ta: str
    ba: str
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
        return cls(pk, f" {tf} ", spaced(bf), f" {ta} ", spaced(ba), words, weight)


def spaced(text: str) -> str:
    return f" {text.replace('\n', ' \n ')} "


def ranked(plan: Plan, candidates: list[Candidate]) -> list[int]:
    """Return the keys of the candidates, the best first; ties keep their order."""
    scores = {each.pk: each.weight * score(plan, each) for each in candidates}
    return sorted(scores, key=lambda pk: -scores[pk])


def score(plan: Plan, text: Candidate) -> float:
    """Return how well an entry answers the query."""
    room = K1 * (1 - B + B * text.words / max(plan.average, 1.0))
    equals = [equal(phrase, text, room) for phrase in plan.phrases]
    total = sum(words_of(plan, text, room, equals))
    for pair in plan.pairs:
        total += PAIR * folded(pair, text, room)
    total += PAIR * sum(joined(seam, text, room, equals) for seam in plan.seams)
    for accent in plan.accents:
        total += ACCENT * counted(accent, text.ta, text.ba, room)
    return total + title_bonus(plan, text)


def words_of(
    plan: Plan, text: Candidate, room: float, equals: Sequence[float]
) -> list[float]:
    """Return what each typed word is worth here, by itself or by one of equal meaning.

    `equals` says what each phrase of equal meaning is worth here.
    """
    worth = [
        max((folded(f, text, room) for f in slot), default=0.0) for slot in plan.slots
    ]
    own = tuple(worth)
    for phrase, value in zip(plan.phrases, equals, strict=True):
        end = phrase.start + max(phrase.length, 1)
        gain = value - sum(own[phrase.start : end])
        if phrase.start < len(own) and gain > worth[phrase.start] - own[phrase.start]:
            worth[phrase.start] = own[phrase.start] + gain
    return worth


def joined(seam: Seam, text: Candidate, room: float, equals: Sequence[float]) -> float:
    """Return what a phrase of equal meaning is worth besides for its typed neighbour."""
    near = [folded(each, text, room) for number, each in seam.equal if equals[number]]
    best = max(near, default=0.0)
    return max(best - folded(seam.typed, text, room), 0.0) if best else 0.0


def title_bonus(plan: Plan, text: Candidate) -> float:
    """Return what a title that holds most of the query is worth besides."""
    worth = [max((f.weight * f.idf for f in slot), default=0.0) for slot in plan.slots]
    held = [any(f.needle in text.tf for f in slot) for slot in plan.slots]
    for phrase in plan.phrases:
        if count_of(phrase, text.tf, text.ta):
            end = phrase.start + phrase.length
            held[phrase.start : end] = [True] * len(held[phrase.start : end])
    in_title = sum(value for value, here in zip(worth, held, strict=True) if here)
    if not in_title or in_title < TITLE_SHARE * sum(worth):
        return 0.0
    return TITLE_BONUS * in_title * coverage(plan, text.tf.count(" ") - 1)


def coverage(plan: Plan, title_words: int) -> float:
    """Return how much of a title the query could fill, 0 to 1."""
    return sqrt(min(1.0, len(plan.slots) / max(title_words, 1)))


def equal(phrase: Feature, text: Candidate, room: float) -> float:
    """Return what a phrase of equal meaning is worth here, by the marks it has."""
    title = count_of(phrase, text.tf, text.ta)
    return saturated(phrase, TITLE * title + count_of(phrase, text.bf, text.ba), room)


def count_of(phrase: Feature, folded: str, marked: str) -> int:
    if phrase.accented:
        return marked.count(phrase.marked)
    return folded.count(phrase.needle)


def counted(feature: Feature, title: str, body: str, room: float) -> float:
    """Return what a feature is worth by its needle in the texts of an entry."""
    count = TITLE * title.count(feature.needle) + body.count(feature.needle)
    return saturated(feature, count, room)


def folded(feature: Feature, text: Candidate, room: float) -> float:
    return counted(feature, text.tf, text.bf, room)


def saturated(feature: Feature, count: int, room: float) -> float:
    """Return BM25's part of one feature: its rarity, times how often it is there."""
    if not count:
        return 0.0
    return feature.weight * feature.idf * count * (K1 + 1) / (count + room)
