"""Words that editors hold for the same, found in a query and added to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from .analysis import analyse_document
from .expansions import Expansion
from .query import QueryWord
from .terms import canon, term
from .tokens import words
from .vocabulary import EMPTY, Vocabulary, vocabulary_of

MOST_EXPANSIONS = 16


class Phrase(NamedTuple):
    """A phrase of a group: its folded terms and its accented words."""

    terms: tuple[str, ...]
    accented: tuple[str, ...]

    def stands_in(
        self, terms: Sequence[str], accented: Sequence[str | None], at: int
    ) -> bool:
        """Return whether it begins at a place of a query. Marks that differ say no."""
        end = at + len(self.terms)
        return tuple(terms[at:end]) == self.terms and all(
            typed in (None, own)
            for typed, own in zip(accented[at:end], self.accented, strict=True)
        )

    def may_stand_in(self, vocabulary: Vocabulary) -> bool:
        """Return whether a document may hold it: its words, each beside the next."""
        if len(self.terms) == 1 or not vocabulary.pairs:
            return all(map(vocabulary.knows, self.terms))
        return all(vocabulary.pair(*pair) for pair in pairwise(self.terms))


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of phrases of equal meaning, by the first term of each phrase."""

    by_first: dict[str, list[tuple[Phrase, list[Phrase]]]] = field(default_factory=dict)
    words: Vocabulary = EMPTY
    """The words of the groups, so that one typed with a slip is known for what it is."""

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]]) -> "Synonyms":
        """Return the synonyms of groups such as ["trí tuệ nhân tạo", "AI"]."""
        table: dict[str, list[tuple[Phrase, list[Phrase]]]] = {}
        groups = [tuple(group) for group in groups]
        for group in groups:
            phrases = list(dict.fromkeys(filter(None, map(_phrase, group))))
            for phrase in phrases:
                others = [other for other in phrases if other.terms != phrase.terms]
                table.setdefault(phrase.terms[0], []).append((phrase, others))
        said = (analyse_document(text) for group in groups for text in group)
        return cls(table, vocabulary_of(said))

    def expand(
        self, words: Sequence[QueryWord], vocabulary: Vocabulary = EMPTY
    ) -> list[Expansion]:
        """Return what the groups add to a query, as far as the vocabulary knows it."""
        chosen = [word.chosen for word in words if not word.partial]
        terms = [" ".join(reading.terms) for reading in chosen]
        accented = [" ".join(reading.accented or ()) or None for reading in chosen]
        if any(word.has_marks for word in words):  # a bare "tra" is meant so, then
            accented = [
                mark or text for mark, text in zip(accented, terms, strict=True)
            ]
        found = dict.fromkeys(
            Expansion(at, len(phrase.terms), other.terms, accented=other.accented)
            for at, first in enumerate(terms)
            for phrase, others in self.by_first.get(first, ())
            if phrase.stands_in(terms, accented, at)
            for other in others
            if not vocabulary.terms or other.may_stand_in(vocabulary)
        )
        return list(found)[:MOST_EXPANSIONS]


def _phrase(text: str) -> Phrase | None:
    found = words(text)[:8]
    return Phrase(tuple(map(term, found)), tuple(map(canon, found))) if found else None
