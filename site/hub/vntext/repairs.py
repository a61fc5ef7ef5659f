"""Slips put right: a word for one that the index does not hold, or not in such company."""

from collections.abc import Sequence
from math import log

from .readings import COST, UNKNOWN, Kind, Reading, weigh
from .slips import is_one_slip, slips
from .terms import canon, term
from .vocabulary import Vocabulary

SAME_MARKS = 2.0
MOST_SLIPS = 24
# A shorter word has so many neighbours that its company must speak for one of them.
LONG_ENOUGH = 5
UNSUPPORTED = UNKNOWN + 1.5


def nonword_repairs(
    column: list[Reading], vocabulary: Vocabulary, alone: bool
) -> list[Reading]:
    """Return what a word of which the index holds no reading may have been meant as.

    `alone` says that no other word is there to speak for one.
    """
    if any(_believed(reading, vocabulary) for reading in column):
        return []
    typed = column[0]
    found = _slips("slip", typed, vocabulary)
    if len(typed.terms[0]) >= LONG_ENOUGH:
        return [*found, *_split(typed, vocabulary)]
    return found if alone else [_doubted(reading) for reading in found]


def context_repairs(
    columns: Sequence[list[Reading]], vocabulary: Vocabulary
) -> list[list[Reading]]:
    """Return, for each word, what may stand there where no neighbour ever met it.

    "viet bia ban che": the index knows "bia", but beside none of these.
    """
    return [
        _in_place(columns, at, vocabulary) if len(columns) > 1 else []
        for at in range(len(columns))
    ]


def _believed(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Return whether a reading needs no repair: known, and not decoded by chance."""
    decoded = reading.kind != "typed"
    return vocabulary.knows(reading.terms[0]) and not (decoded and not reading.accented)


def _in_place(
    columns: Sequence[list[Reading]], at: int, vocabulary: Vocabulary
) -> list[Reading]:
    typed = columns[at][0]
    if typed.accented and vocabulary.writes(typed.terms[0], typed.accented[0]):
        return []  # written out with marks that the index knows: meant so
    before = [one.terms[-1] for one in columns[at - 1]] if at else []
    after = [one.terms[0] for one in columns[at + 1]] if at + 1 < len(columns) else []
    if not vocabulary.knows(typed.terms[0]) or any(
        _meets(reading.terms[0], before, after, vocabulary) for reading in columns[at]
    ):
        return []
    return [
        reading
        for reading in _slips("context", typed, vocabulary)
        if _meets(reading.terms[0], before, after, vocabulary)
    ]


def _meets(
    term: str, before: list[str], after: list[str], vocabulary: Vocabulary
) -> bool:
    return any(vocabulary.pair(one, term) for one in before) or any(
        vocabulary.pair(term, one) for one in after
    )


def _slips(kind: Kind, typed: Reading, vocabulary: Vocabulary) -> list[Reading]:
    known = filter(vocabulary.knows, slips(typed.terms[0]))
    found = [_slip(kind, folded, typed, vocabulary) for folded in known]
    found.sort(key=lambda reading: (-reading.score, reading.terms))
    return found[:MOST_SLIPS]


def _slip(kind: Kind, folded: str, typed: Reading, vocabulary: Vocabulary) -> Reading:
    """Return a repaired reading; marks that were typed right speak for it."""
    reading = weigh(kind, folded, None, vocabulary)
    if typed.accented is None:
        return reading
    meant = [
        canon(form)
        for form in vocabulary.readings.get(folded, ())
        if is_one_slip(canon(form), typed.accented[0])
    ]
    if not meant:
        return reading
    return reading._replace(accented=(meant[0],), score=reading.score + SAME_MARKS)


def _doubted(reading: Reading) -> Reading:
    gain = reading.score + COST["slip"]
    return reading._replace(score=min(gain, 3.0) / 3 - UNSUPPORTED)


def _split(typed: Reading, vocabulary: Vocabulary) -> list[Reading]:
    word, form = typed.terms[0], typed.accented[0] if typed.accented else ""
    found: list[Reading] = []
    for at in range(2, min(len(word), 24) - 1):
        pair = (term(word[:at]), term(word[at:]))
        if count := vocabulary.pair(*pair):
            accented = (canon(form[:at]), canon(form[at:])) if form else None
            score = log(1 + count) - COST["split"]
            found.append(Reading("split", pair, accented, score))
    return found
