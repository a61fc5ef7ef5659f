"""A query in the terms of the index, the same for every engine."""

from dataclasses import dataclass

from .expansions import WEIGHT, Expansion
from .readings import Reading
from .tokens import Token


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One typed word and its meanings, the chosen one first."""

    token: Token
    readings: tuple[Reading, ...]
    partial: bool = False
    """The word may not be typed to its end: look for terms that begin with it."""

    @property
    def chosen(self) -> Reading:
        """The meaning that fits its neighbours and the index best."""
        return self.readings[0]

    @property
    def has_marks(self) -> bool:
        """Whether marks were typed on it: not raw keys, behind which others may be bare."""
        return self.chosen.kind == "typed" and bool(self.chosen.accented)

    @property
    def terms(self) -> dict[str, float]:
        """Folded terms to look for -> weight, 1.0 for the chosen meaning."""
        weights = dict.fromkeys(self.chosen.terms, 1.0)
        if self.chosen.kind == "context":
            weights |= dict.fromkeys(self.readings[1].terms, 1.0)
        for reading in self.readings[1:]:
            for term in reading.terms:
                weights.setdefault(term, WEIGHT)
        return weights


@dataclass(frozen=True, slots=True)
class QueryAnalysis:
    """What a person looks for, at most 32 words of it."""

    text: str
    """What was typed, cleaned and cut to 256 characters."""
    words: tuple[QueryWord, ...] = ()
    pairs: tuple[str, ...] = ()
    """Neighbours among the chosen terms, for the field `p`."""
    accented: tuple[str, ...] = ()
    """Accented words for the field `a`: typed or decoded, () for a bare query."""
    guessed: tuple[str, ...] = ()
    """Accented words of a bare query, () unless each of them is sure."""
    expansions: tuple[Expansion, ...] = ()
    """Phrases of equal meaning, and words typed apart that the index writes as one."""
    suggestion: str | None = None
    """The query with slips put right and keys decoded, None when there were none."""
    accented_suggestion: str | None = None
    """The query with its marks, None when it has them or they are not sure."""

    @property
    def terms(self) -> dict[str, float]:
        """All folded terms to look for -> greatest weight, in the order of words."""
        found: dict[str, float] = {}
        for word in self.words:
            for term, weight in word.terms.items():
                found[term] = max(weight, found.get(term, 0.0))
        return found

    @property
    def repaired(self) -> bool:
        """Whether a word was taken for another than the one typed (not: decoded)."""
        return any(
            word.chosen.kind in ("slip", "split", "context") for word in self.words
        )
