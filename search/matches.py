"""Where the words of a query stand in a text, whatever marks either of them carries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from hub.vntext import Expansion, QueryAnalysis, tokens
from hub.vntext.analysis import forms

# A common word stands in a long text a thousand times; the first matches tell enough.
MOST_MATCHES = 80
PAIR = 0.7
LOOSE = 0.5
NOWHERE = 99


class Match(NamedTuple):
    """A word of a text that answers the typed word number `slot`.

    `at` counts the words of the text; `exact` says that the marks agree too.
    """

    at: int
    start: int
    end: int
    slot: int
    form: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for: folded terms and the typed words that they answer."""

    slots: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    written: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The accented forms that the reader typed, where marks were typed or are sure."""
    phrases: Mapping[str, tuple[Expansion, ...]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()
    """Beginnings of the last word, where it may be half typed."""
    last: int = 0

    @classmethod
    def of(cls, query: QueryAnalysis) -> "Needles":
        slots: dict[str, list[int]] = {}
        phrases: dict[str, list[Expansion]] = {}
        for number, word in enumerate(query.words):
            for term in word.terms:
                slots.setdefault(term, []).append(number)
        for each in query.expansions:
            if len(each.terms) == 1:
                slots.setdefault(each.terms[0], [each.start])
            else:
                phrases.setdefault(each.terms[0], []).append(each)
        half = [word for word in query.words if word.partial]
        return cls(
            {term: tuple(numbers) for term, numbers in slots.items()},
            written_forms(query),
            {term: tuple(found) for term, found in phrases.items()},
            tuple(term for word in half for term in word.terms),
            len(query.words) - 1,
        )

    def found(self, text: str) -> list[Match]:
        """Return the first matches of a text in order."""
        matches: list[Match] = []
        words = [(token, *forms(token.text)[:2]) for token in tokens(text)]
        taken, before = 0, NOWHERE  # words of a phrase, the slot of the word before
        for at, (token, folded, accented) in enumerate(words):
            if len(matches) >= MOST_MATCHES:
                break
            if at < taken:
                before = NOWHERE
                continue
            if phrase := self.phrase(folded[0], words[at : at + 8]):
                taken = at + len(phrase.terms)
                matches += [
                    Match(at + n, word.start, word.end, phrase.start, accented[0], True)
                    for n, (word, _folded, accented) in enumerate(words[at:taken])
                ]
                continue
            slot = self.slot_of(folded, before)
            before = NOWHERE if slot is None else slot
            if slot is not None:
                wanted = self.written.get(slot)
                exact = not wanted or not wanted.isdisjoint(accented)
                matches.append(
                    Match(at, token.start, token.end, slot, accented[0], exact)
                )
        return matches

    def slot_of(self, folded: Iterable[str], before: int) -> int | None:
        """Return which typed word a word answers, the one behind `before` if it can."""
        for term in folded:
            if numbers := self.slots.get(term):
                return before + 1 if before + 1 in numbers else numbers[0]
            if self.partial and term.startswith(self.partial):
                return self.last
        return None

    def phrase(self, first: str, words: Sequence[tuple]) -> Expansion | None:
        """Return the phrase of equal meaning that begins with a word, if one does."""
        for each in self.phrases.get(first, ()):
            length = len(each.terms)
            if each.terms == tuple(folded[0] for _t, folded, _a in words[:length]):
                return each
        return None


def written_forms(query: QueryAnalysis) -> dict[int, frozenset[str]]:
    """Return the accented forms of each typed word that has some."""
    guessed = iter(query.guessed)
    found = {}
    for number, word in enumerate(query.words):
        sure = [next(guessed, None) for _term in word.chosen.terms]
        written = word.chosen.accented or tuple(form for form in sure if form)
        if written:
            found[number] = frozenset(written)
    return found


def told_apart(texts: Iterable[Sequence[Match]], needles: Needles) -> list[list[Match]]:
    """Return the matches with those marked inexact that the neighbours speak against.

    A reader who types "viet bai ban" without marks means "bán" where a text says "viết
    bài bán hàng", and not the "bạn" beside it.
    """
    found = [list(matches) for matches in texts]
    written: dict[int, set[str]] = {}
    for matches in found:
        for one, two in neighbours(matches):
            written.setdefault(one.slot, set()).add(one.form)
            written.setdefault(two.slot, set()).add(two.form)
    for slot in needles.written:
        written.pop(slot, None)
    return [
        [
            m._replace(exact=m.form in written.get(m.slot, {m.form}) and m.exact)
            for m in each
        ]
        for each in found
    ]


def neighbours(matches: Sequence[Match]) -> Iterable[tuple[Match, Match]]:
    """Yield the pairs that stand side by side in the text as in the query."""
    for one, two in pairwise(matches):
        if two.at == one.at + 1 and two.slot == one.slot + 1:
            yield one, two


def worth(matches: Sequence[Match], weights: Mapping[int, float]) -> float:
    """Return how much of a query some matches answer: its words, and its neighbours."""
    slots: dict[int, float] = {}
    for match in matches:
        weight = weights.get(match.slot, 1.0) * (1.0 if match.exact else LOOSE)
        slots[match.slot] = max(weight, slots.get(match.slot, 0.0))
    pairs = {two.slot for one, two in neighbours(matches) if one.exact and two.exact}
    return sum(slots.values()) + PAIR * sum(weights.get(n, 1.0) for n in pairs)


def meant(matches: Sequence[Match]) -> list[Match]:
    """Return the matches to mark: those with other marks only where none has the same."""
    exact = {match.slot for match in matches if match.exact}
    return [match for match in matches if match.exact or match.slot not in exact]
