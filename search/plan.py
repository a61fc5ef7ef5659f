"""What is looked for: a query in the terms of the index, weighed by how rare they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from hub.vntext import QueryAnalysis, Vocabulary

# A term in more than this share of the documents says little; rarer ones decide. In a
# large collection a smaller share is a large number already.
COMMON, COMMON_OF_MANY, MANY = 0.4, 0.1, 2000


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to count in a text: a term, a pair, an accented word or a phrase."""

    tokens: tuple[str, ...]
    weight: float
    idf: float
    start: int = 0
    length: int = 0
    """The typed words that a phrase of equal meaning stands for (0: it is no such)."""

    @property
    def phrase(self) -> str:
        return " ".join(self.tokens)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that engines and ranking need of a query.

    `slots`: for each typed word the terms that may stand for it, one of them counts.
    `wanted`: the folded terms of which a document must hold one to be a match.
    """

    slots: tuple[tuple[Feature, ...], ...] = ()
    pairs: tuple[Feature, ...] = ()
    accents: tuple[Feature, ...] = ()
    phrases: tuple[Feature, ...] = ()
    wanted: tuple[str, ...] = ()
    average: float = 100.0

    @property
    def terms(self) -> tuple[Feature, ...]:
        """The single terms that make a match, the most telling first."""
        found = [f for slot in self.slots for f in slot]
        found += [f for f in self.phrases if len(f.tokens) == 1]
        asked = {f.phrase: f for f in found if f.phrase in self.wanted}
        return tuple(sorted(asked.values(), key=lambda f: -f.idf * f.weight))

    @property
    def neighbours(self) -> tuple[Feature, ...]:
        """The pairs that a match may hold besides, the most telling first."""
        found = [f for f in self.pairs if set(f.tokens) & set(self.wanted)]
        return tuple(sorted(found, key=lambda f: -f.idf * f.weight))

    @property
    def equals(self) -> tuple[Feature, ...]:
        """The phrases of equal meaning: a document that holds one is a match too."""
        return tuple(f for f in self.phrases if len(f.tokens) > 1)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The numbers of a collection that weigh terms."""

    vocabulary: Vocabulary
    documents: int = 1
    average: float = 100.0

    def idf(self, count: int) -> float:
        """Return how much a term in `count` documents says (BM25's, never negative)."""
        n = max(self.documents, count, 1)
        return log(1 + (n - count + 0.5) / (count + 0.5))


def plan_of(query: QueryAnalysis, corpus: Corpus) -> Plan:
    """Return what to look for. Words that no document holds are left to the engines."""
    known = corpus.vocabulary
    slots = tuple(
        tuple(
            Feature((term,), weight, corpus.idf(known.terms.get(term, 0)))
            for term, weight in word.terms.items()
        )
        for word in query.words
    )
    pairs = tuple(
        Feature(tuple(pair.split("_")), 1.0, corpus.idf(known.pairs.get(pair, 0)))
        for pair in query.pairs
    )
    marked = query.accented or query.guessed
    accents = tuple(
        Feature((word,), 1.0, corpus.idf(accent_count(known, word))) for word in marked
    )
    phrases = tuple(
        Feature(
            tuple(each.terms), each.weight, phrase_idf(each.terms, corpus),
            each.start, each.length,
        )
        for each in query.expansions
    )  # fmt: skip
    return Plan(
        slots, pairs, accents, phrases, tuple(wanted(slots, phrases, corpus)),
        corpus.average,
    )  # fmt: skip


def accent_count(known: Vocabulary, word: str) -> int:
    from hub.vntext import canon, term

    forms = known.readings.get(term(word), {})
    return sum(count for form, count in forms.items() if canon(form) == word)


def phrase_idf(terms: Iterable[str], corpus: Corpus) -> float:
    """Return the weight of a phrase: that of its rarest pair, or of its only term."""
    found = tuple(terms)
    counts: Mapping[str, int] = corpus.vocabulary.terms
    if len(found) == 1:
        return corpus.idf(counts.get(found[0], 0))
    pairs = (f"{a}_{b}" for a, b in pairwise(found))
    return max(corpus.idf(corpus.vocabulary.pairs.get(pair, 0)) for pair in pairs)


def wanted(
    slots: Iterable[Iterable[Feature]], phrases: Iterable[Feature], corpus: Corpus
) -> list[str]:
    """Return the terms that make a document a match: the rare ones, if there are any."""
    typed = [f.phrase for slot in slots for f in slot]
    equal = [f.phrase for f in phrases if len(f.tokens) == 1]
    few = COMMON * min(max(corpus.documents, 1), MANY)
    limit = max(few, COMMON_OF_MANY * corpus.documents)
    counts = corpus.vocabulary.terms
    rare = [term for term in typed if counts.get(term, 0) <= limit]
    held = [term for term in rare if counts.get(term, 0)]
    equal = [term for term in equal if counts.get(term, 0) <= limit]
    return list(dict.fromkeys([*(rare if held else typed), *equal]))
