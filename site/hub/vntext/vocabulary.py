"""What the index knows: how often a word and a pair of words were written, and how."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from .analysis import DocumentAnalysis
from .terms import canon

MOST_TERMS, MOST_PAIRS = 200_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts of documents. An engine may give mappings of its own, read when asked.

    Build it from public documents only: what it knows shows in suggestions.
    """

    terms: Mapping[str, int] = field(default_factory=dict)
    """Folded term -> documents."""
    pairs: Mapping[str, int] = field(default_factory=dict)
    """"tri_tue" -> documents."""
    readings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Folded term -> the ways it is written -> documents."""
    accented: Mapping[str, int] = field(default_factory=dict)
    """"trí_tuệ" -> documents."""

    def knows(self, term: str) -> bool:
        """Return whether a folded term stands in any document."""
        return term in self.terms

    def writes(self, term: str, accented: str) -> bool:
        """Return whether a document writes a term with these marks."""
        return any(canon(form) == accented for form in self.readings.get(term, ()))

    def pair(self, one: str, two: str) -> int:
        """Return in how many documents two folded terms are neighbours."""
        return self.pairs.get(f"{one}_{two}", 0)

    def and_words_of(self, other: "Vocabulary") -> "Vocabulary":
        """Return what either of them knows, with the counts of this one first."""
        if not (self.terms and other.terms):
            return self
        return Vocabulary(
            Either(self.terms, other.terms),
            Either(self.pairs, other.pairs),
            EitherForm(self.readings, other.readings),
            Either(self.accented, other.accented),
        )

    def spoken(self, one: str, two: str) -> int:
        """Return in how many documents two accented words are neighbours."""
        return self.accented.get(f"{one}_{two}", 0)


class Either(Mapping[str, Any]):
    """Two mappings read as one, the first before the second; nothing is copied."""

    def __init__(self, first: Mapping[str, Any], second: Mapping[str, Any]) -> None:
        self.first, self.second = first, second

    def __getitem__(self, key: str) -> Any:
        return self.first[key] if key in self.first else self.second[key]

    def __contains__(self, key: object) -> bool:
        return key in self.first or key in self.second

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.first, *self.second)))

    def __len__(self) -> int:
        return sum(1 for _key in self)

    def __bool__(self) -> bool:
        return bool(self.first or self.second)


class EitherForm(Either):
    """The ways to write a word, of both."""

    def __getitem__(self, key: str) -> Mapping[str, int]:
        if key in self.first and key in self.second:
            return {**self.second[key], **self.first[key]}
        return super().__getitem__(key)


EMPTY = Vocabulary()


def vocabulary_of(
    documents: Iterable[DocumentAnalysis],
    most_terms: int = MOST_TERMS,
    most_pairs: int = MOST_PAIRS,
) -> Vocabulary:
    """Return the vocabulary of documents, the most frequent entries of it."""
    terms: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    written: Counter[tuple[str, str]] = Counter()
    accented: Counter[str] = Counter()
    for document in documents:
        parts = document.parts
        terms.update({term for part in parts for term in part.f})
        pairs.update({pair for part in parts for pair in part.p})
        written.update(
            {w for part in parts for w in zip(part.f, part.written, strict=True)}
        )
        accented.update({f"{x}_{y}" for part in parts for x, y in pairwise(part.a)})
    kept = dict(terms.most_common(most_terms))
    readings: dict[str, dict[str, int]] = {}
    for (term, form), count in written.items():
        if term in kept:
            readings.setdefault(term, {})[form] = count
    return Vocabulary(
        kept,
        dict(pairs.most_common(most_pairs)),
        readings,
        dict(accented.most_common(most_pairs)),
    )
