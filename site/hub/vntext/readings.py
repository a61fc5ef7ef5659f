"""What one typed word may mean: as it stands, as keys, with a slip put right."""

from math import log
from typing import Literal, NamedTuple

from .fold import fold
from .telex import from_telex
from .terms import LONGEST, canon, respell, term
from .vni import from_vni
from .vocabulary import Vocabulary

# How much less likely each kind is than a word taken as it was typed. Logarithms, like
# the counts they are weighed against.
COST = {
    "typed": 0.0,
    "telex": 1.5,
    "vni": 0.5,
    "slip": 4.0,
    "split": 6.0,
    "context": 6.0,
}
UNKNOWN = 8.0
# Marks that no document puts on these letters: "tét" for "test".
UNWRITTEN = 2.0

Kind = Literal["typed", "telex", "vni", "slip", "split", "context"]


class Reading(NamedTuple):
    """One meaning of a typed word: its folded terms (two where a space was missing)."""

    kind: Kind
    terms: tuple[str, ...]
    accented: tuple[str, ...] | None
    """The canonical accented forms, None where the typed word tells nothing of them."""
    score: float


def readings(word: str, vocabulary: Vocabulary) -> list[Reading]:
    """Return the meanings of a word as it stands, as typed first. Never empty."""
    form = canon(word)
    typed = weigh("typed", term(word), form if is_marked(form) else None, vocabulary)
    return [typed, *_decoded(word, vocabulary)]


def is_marked(word: str) -> bool:
    """Return whether a canonical word carries Vietnamese marks."""
    return not word.isascii()


def beginnings(word: str) -> list[Reading]:
    """Return the meanings of a word that may not be typed to its end, as typed first."""
    decoded = from_telex(word, partial=True) or from_vni(word, partial=True)
    forms = dict.fromkeys([respell(word), *([decoded] if decoded else [])])
    found = {
        folded: Reading(
            "typed", (folded,), (canon(form),) if is_marked(form) else None, 0
        )
        for form in forms
        # "ly" may go on as "lyric", which the index keeps with its y
        for folded in (fold(form)[:LONGEST], term(form))
    }
    return list(found.values())


def _decoded(word: str, vocabulary: Vocabulary) -> list[Reading]:
    pairs: tuple[tuple[Kind, str | None], ...] = (
        ("telex", from_telex(word)),
        ("vni", from_vni(word)),
    )
    return [
        weigh(kind, term(form), canon(form), vocabulary) for kind, form in pairs if form
    ]


def weigh(
    kind: Kind, folded: str, accented: str | None, vocabulary: Vocabulary
) -> Reading:
    """Return a reading of one term with its score.

    Decoded marks that no document writes are held for chance and dropped.
    """
    count = vocabulary.terms.get(folded, 0)
    score = log(1 + count) / 2 - COST[kind] if count else -UNKNOWN
    if count and accented and not vocabulary.writes(folded, accented):
        score -= UNWRITTEN
        accented = accented if kind == "typed" else None
    return Reading(kind, (folded,), (accented,) if accented else None, score)
