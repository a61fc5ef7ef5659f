"""The lines "Ý bạn là …": a query with its slips put right, and with its marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .accents import accent
from .query import QueryWord
from .readings import is_marked
from .terms import canon
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the chosen meanings of a query are written."""

    fixed: tuple[tuple[str | None, ...], ...]
    """For each word the accented forms that were typed or decoded, else None."""
    shown: tuple[str, ...]
    """For each word its likely form, two words where a space was missing."""
    marked: bool
    """Whether marks were typed or decoded anywhere in the query."""
    sure: bool

    @classmethod
    def of(cls, words: Sequence[QueryWord], vocabulary: Vocabulary) -> "Spelling":
        """Return how a query's words are written, as the index has them."""
        marked = any(word.chosen.accented for word in words)
        typed_marks = any(word.has_marks for word in words)
        fixed = [word.chosen.accented or _unknown(word, typed_marks) for word in words]
        flat = [term for word in words for term in word.chosen.terms]
        typed = [form for forms in fixed for form in forms]
        forms, sure = accent(flat, typed, vocabulary)
        rest = iter(forms)
        shown = [" ".join(next(rest) for _ in word.chosen.terms) for word in words]
        sure = sure and not any(map(_by_chance, words))
        return cls(tuple(fixed), tuple(shown), marked, sure)

    @property
    def accented(self) -> tuple[str, ...]:
        """The accented words of a query with marks, the guessed ones only if sure."""
        if self.marked and self.sure:
            return self._canonical
        known = (form for forms in self.fixed for form in forms if form)
        return tuple(known) if self.marked else ()

    @property
    def guessed(self) -> tuple[str, ...]:
        """The accented words of a query without marks, () when they are not sure."""
        return self._canonical if self.sure and not self.marked else ()

    @property
    def _canonical(self) -> tuple[str, ...]:
        return tuple(canon(form) for word in self.shown for form in word.split())


def repaired(text: str, words: Sequence[QueryWord], spelling: Spelling) -> str | None:
    """Return the query with slips put right and keys decoded, None if there are none.

    Words of a query without marks stay without, but for names: ChatGPT.
    """
    if not any(map(_other_than_typed, words)):
        return None
    return _spliced(
        text,
        (
            (word, _bare(word, shown, spelling.marked))
            for word, shown in zip(words, spelling.shown, strict=True)
            if _other_than_typed(word)
        ),
    )


def restored(text: str, words: Sequence[QueryWord], spelling: Spelling) -> str | None:
    """Return the query with all its marks, None if they are typed or not sure."""
    missing = any(
        _other_than_typed(word) or canon(shown) != canon(word.token.text)
        for word, shown in zip(words, spelling.shown, strict=True)
    )
    if not (missing and spelling.sure):
        return None
    return _spliced(text, zip(words, spelling.shown, strict=True))


def _by_chance(word: QueryWord) -> bool:
    """Return whether keys decode to what nobody writes: "box" as "bõ"."""
    return word.chosen.kind in ("telex", "vni") and not word.chosen.accented


def _other_than_typed(word: QueryWord) -> bool:
    return word.chosen.kind != "typed" and not _by_chance(word)


def _unknown(word: QueryWord, marked: bool) -> tuple[str | None, ...]:
    """Return a word typed bare among marked ones as it stands: it may be meant so."""
    if marked and word.chosen.kind == "typed":
        return word.chosen.terms
    return (None,) * len(word.chosen.terms)


def _bare(word: QueryWord, shown: str, marked: bool) -> str:
    return " ".join(word.chosen.terms) if not marked and is_marked(shown) else shown


def _spliced(text: str, changes: Iterable[tuple[QueryWord, str]]) -> str:
    pieces, end = [], 0
    for word, shown in changes:
        pieces += [text[end : word.token.start], shown]
        end = word.token.end
    return "".join([*pieces, text[end:]])
