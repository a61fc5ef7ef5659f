"""From a typed line to a `QueryAnalysis`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

from .expansions import Expansion
from .lattice import best_path
from .normal import clean
from .query import QueryAnalysis, QueryWord
from .readings import Reading, beginnings, readings
from .repairs import context_repairs, nonword_repairs
from .suggestions import Spelling, repaired, restored
from .synonyms import Synonyms
from .tokens import Token, tokens
from .vocabulary import EMPTY, Vocabulary

LONGEST_QUERY = 256
MOST_WORDS = 32
NO_SYNONYMS = Synonyms()
DECODED = ("typed", "telex", "vni")


def analyse_query(
    text: str,
    vocabulary: Vocabulary = EMPTY,
    synonyms: Synonyms = NO_SYNONYMS,
    *,
    repair: bool = True,
    partial: bool = False,
) -> QueryAnalysis:
    """Return what is looked for with a line of text, of which 32 words are read.

    `repair=False` leaves slips as they are typed ("tìm đúng chữ đã gõ"); keys of Telex
    and VNI are read both ways all the same. `partial=True` takes the last word as one
    being typed, unless something follows it. Never raises.
    """
    text = clean(text[: 4 * LONGEST_QUERY])[:LONGEST_QUERY]
    typed = tokens(text, MOST_WORDS)
    open_end = partial and bool(typed) and typed[-1].end == len(text)
    known = vocabulary.and_words_of(synonyms.words)
    words = _words(typed, known, repair, open_end)
    spelling = Spelling.of(words, known)
    added = [*synonyms.expand(words, vocabulary), *_joined(words, vocabulary)]
    return QueryAnalysis(
        text=text,
        words=words,
        pairs=_pairs(words),
        accented=spelling.accented,
        guessed=spelling.guessed,
        expansions=tuple(added),
        suggestion=repaired(text, words, spelling),
        accented_suggestion=None if open_end else restored(text, words, spelling),
    )


def _words(
    typed: list[Token], vocabulary: Vocabulary, repair: bool, open_end: bool
) -> tuple[QueryWord, ...]:
    columns = [readings(token.text, vocabulary) for token in typed]
    if repair:
        columns = _repaired(columns, vocabulary)
    if open_end:
        columns[-1] = beginnings(typed[-1].text)

    def edge(one: Reading, two: Reading) -> float:
        count = vocabulary.pair(one.terms[-1], two.terms[0])
        return 1 + log(1 + count) if count else 0.0

    path = best_path(columns, lambda reading: reading.score, edge)
    kept = [_kept(*both, vocabulary) for both in zip(path, columns, strict=True)]
    if open_end:
        kept[-1] = tuple(columns[-1])
    return tuple(
        QueryWord(token, found, open_end and token is typed[-1])
        for token, found in zip(typed, kept, strict=True)
    )


def _repaired(
    columns: list[list[Reading]], vocabulary: Vocabulary
) -> list[list[Reading]]:
    extra = context_repairs(columns, vocabulary)
    return [
        [*column, *nonword_repairs(column, vocabulary, len(columns) == 1), *others]
        for column, others in zip(columns, extra, strict=True)
    ]


def _kept(
    chosen: Reading, column: list[Reading], vocabulary: Vocabulary
) -> tuple[Reading, ...]:
    """Return the chosen reading, then those the index holds too, repairs apart."""
    others = [
        reading
        for reading in column
        if reading is not chosen
        and reading.kind in DECODED
        and (not vocabulary.terms or vocabulary.knows(reading.terms[0]))
    ]
    return (chosen, *others)


def _pairs(words: Sequence[QueryWord]) -> tuple[str, ...]:
    flat = [term for word in words for term in word.chosen.terms]
    return tuple(dict.fromkeys(f"{one}_{two}" for one, two in pairwise(flat)))


def _joined(words: Sequence[QueryWord], vocabulary: Vocabulary) -> Iterator[Expansion]:
    """Yield the words typed apart that the index writes as one: "note book"."""
    for at, (one, two) in enumerate(pairwise(words)):
        last, first = one.chosen.terms[-1], two.chosen.terms[0]
        if vocabulary.knows(last + first) and not vocabulary.pair(last, first):
            yield Expansion(at, 2, (last + first,), 1.0)
