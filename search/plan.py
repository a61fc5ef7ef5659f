"""What is looked for: a query in the terms of the index, weighed by how rare they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import log
from typing import NamedTuple

from hub.vntext import Expansion, QueryAnalysis, Vocabulary

# A term in more than this share of the documents says little; rarer ones decide. In a
# large collection a smaller share is a large number already.
COMMON, COMMON_OF_MANY, MANY = 0.4, 0.1, 2000
ENOUGH = 100
# Beside rare words, phrases of equal meaning may stand in so many times more documents.
BESIDE_RARE = 2
# What neighbours are worth beside the words themselves.
PAIR = 0.7
# Words are hardly said that so many times fewer documents hold than those of equal meaning.
HARDLY = 2


@dataclass(frozen=True)
class Feature:
    """One thing to count in a text: a term, a pair, an accented word or a phrase."""

    tokens: tuple[str, ...]
    weight: float
    idf: float
    start: int = 0
    length: int = 0
    """The typed words that a phrase of equal meaning stands for (0: it is no such)."""
    accented: tuple[str, ...] = ()
    """The same words with marks, where only these are meant."""

    @cached_property
    def most(self) -> float:
        """What it can say at most, about: its rarity and its weight."""
        return self.weight * self.idf

    @cached_property
    def phrase(self) -> str:
        return " ".join(self.tokens)

    @cached_property
    def needle(self) -> str:
        """The phrase as it stands between other words."""
        return f" {self.phrase} "

    @cached_property
    def marked(self) -> str:
        """The phrase with its marks as it stands between other words."""
        return f" {' '.join(self.accented)} "


class Seam(NamedTuple):
    """Two typed neighbours, and the same with phrases of equal meaning for one of them.

    `equal` holds the number of each phrase in the plan, and it with its neighbour.
    """

    typed: Feature
    equal: tuple[tuple[int, Feature], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that engines and ranking need of a query.

    `slots`: for each typed word the terms that may stand for it, one of them counts.
    `wanted`: the folded terms of which a document must hold one to be a match.
    `near`: where in a large collection each of those stands in very many documents, the
    neighbours that make a match instead, the rarest first.
    `equals`: the phrases of equal meaning that make a match too, in a large collection the
    rarest.
    `seams`: the neighbours that phrases of equal meaning have in the query.
    """

    slots: tuple[tuple[Feature, ...], ...] = ()
    pairs: tuple[Feature, ...] = ()
    accents: tuple[Feature, ...] = ()
    phrases: tuple[Feature, ...] = ()
    wanted: tuple[str, ...] = ()
    average: float = 100.0
    near: tuple[Feature, ...] = ()
    equals: tuple[Feature, ...] = ()
    seams: tuple[Seam, ...] = ()

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
            tuple(each.terms), each.weight, phrase_idf(query, each, corpus),
            each.start, each.length, each.accented,
        )
        for each in query.expansions
    )  # fmt: skip
    limit = many(corpus)
    asked, rare = wanted(slots, phrases, corpus, limit)
    equals = tuple(f for f in phrases if len(f.tokens) > 1)
    near: tuple[Feature, ...] = ()
    if corpus.documents > MANY:
        near = () if rare else rarest(pairs, corpus, limit)
        equals = rarest(equals, corpus, limit if near else BESIDE_RARE * limit)
    seams = seams_of(query, corpus)
    return Plan(
        slots, pairs, accents, phrases, asked, corpus.average, near, equals, seams
    )


def seams_of(query: QueryAnalysis, corpus: Corpus) -> tuple[Seam, ...]:
    """Return where phrases of equal meaning meet the typed words beside them."""
    typed = [word.chosen.terms for word in query.words]
    found: dict[int, list[tuple[int, Feature]]] = {}
    for number, each in enumerate(query.expansions):
        end = each.start + max(each.length, 1)
        before = typed[each.start - 1][-1:] if each.start else ()
        after = typed[end][:1] if end < len(typed) else ()
        for at, words, pair in (
            (each.start, (*before, *each.terms), (*before, *each.terms[:1])),
            (end, (*each.terms, *after), (*each.terms[-1:], *after)),
        ):
            if len(pair) > 1 and corpus.vocabulary.pair(*pair):
                near = (number, beside(corpus, pair, words))
                found.setdefault(at, []).append(near)
    return tuple(
        Seam(beside(corpus, (typed[at - 1][-1], typed[at][0])), tuple(equal))
        for at, equal in found.items()
    )


def beside(
    corpus: Corpus, pair: tuple[str, ...], words: tuple[str, ...] = ()
) -> Feature:
    """Return neighbours, with more `words` around them or none, as rare as the pair."""
    return Feature(words or pair, 1.0, corpus.idf(corpus.vocabulary.pair(*pair)))


def many(corpus: Corpus) -> float:
    """Return how many documents a term stands in that says little."""
    few = COMMON * min(max(corpus.documents, 1), MANY)
    return max(few, COMMON_OF_MANY * corpus.documents)


def rarest(
    features: Iterable[Feature], corpus: Corpus, limit: float
) -> tuple[Feature, ...]:
    """Return the rarest neighbours that are said: enough, and not above a limit in sum."""
    counts = {f: said(corpus.vocabulary, f.tokens) for f in features}
    held = sorted((f for f in counts if counts[f]), key=lambda f: (counts[f], f.phrase))
    sums = accumulate(counts[f] for f in held)
    return tuple(
        feature
        for feature, total in zip(held, sums, strict=True)
        if total <= limit or total - counts[feature] < ENOUGH
    )


def accent_count(known: Vocabulary, word: str) -> int:
    from hub.vntext import canon, term

    forms = known.readings.get(term(word), {})
    return sum(count for form, count in forms.items() if canon(form) == word)


def phrase_idf(query: QueryAnalysis, phrase: Expansion, corpus: Corpus) -> float:
    """Return the weight of a phrase: that of its rarest pair, or of its only term.

    Where documents hardly say it in the words that were typed, the phrase weighs all that
    it would if it had been typed: there is little that it could outdo.
    """
    known = corpus.vocabulary
    words = [corpus.idf(known.terms.get(term, 0)) for term in phrase.terms]
    if len(words) == 1:
        return words[0]
    pairs = [corpus.idf(known.pair(one, two)) for one, two in pairwise(phrase.terms)]
    if HARDLY * said(known, typed_for(query, phrase)) > said(known, phrase.terms):
        return max(pairs)
    return sum(words) + PAIR * sum(pairs)


def typed_for(query: QueryAnalysis, phrase: Expansion) -> list[str]:
    """Return the typed words that a phrase stands for."""
    words = query.words[phrase.start : phrase.start + max(phrase.length, 1)]
    return [term for word in words for term in word.chosen.terms]


def said(known: Vocabulary, terms: Sequence[str]) -> int:
    """Return in how many documents some neighbouring words stand, at most."""
    if len(terms) == 1:
        return known.terms.get(terms[0], 0)
    return min(known.pair(one, two) for one, two in pairwise(terms))


def wanted(
    slots: Iterable[Iterable[Feature]],
    phrases: Iterable[Feature],
    corpus: Corpus,
    limit: float,
) -> tuple[tuple[str, ...], bool]:
    """Return the terms that make a document a match, and whether they are rare ones."""
    typed = [f.phrase for slot in slots for f in slot]
    equal = [f.phrase for f in phrases if len(f.tokens) == 1]
    counts = corpus.vocabulary.terms
    rare = [term for term in typed if counts.get(term, 0) <= limit]
    held = any(counts.get(term, 0) for term in rare)
    equal = [term for term in equal if counts.get(term, 0) <= limit]
    return tuple(dict.fromkeys([*(rare if held else typed), *equal])), held
