"""What an index keeps of a text: the same tokens for every engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .terms import LONGEST, canon, respell, term
from .tokens import name_parts, words


@dataclass(frozen=True, slots=True)
class TextAnalysis:
    """The tokens of one text. `f`, `a` and `written` go in step; none holds "_"."""

    f: tuple[str, ...] = ()
    """Folded terms, the parts of a name behind it: notebooklm notebook lm."""
    a: tuple[str, ...] = ()
    """The same words accented."""
    p: tuple[str, ...] = ()
    """Neighbours as pairs: tri_tue tue_nhan. A name's parts meet its neighbours too."""
    written: tuple[str, ...] = ()
    """The same words as a suggestion shows them: small letters but in AI, ChatGPT."""


@dataclass(frozen=True, slots=True)
class DocumentAnalysis:
    """A title and the texts below it, apart so that nothing runs across them."""

    title: TextAnalysis
    texts: tuple[TextAnalysis, ...]

    @property
    def parts(self) -> tuple[TextAnalysis, ...]:
        """The title and the texts, each once."""
        return (self.title, *self.texts)

    def fields(self, title_weight: int = 3) -> dict[str, list[str]]:
        """Return f, a, p, t as lists of lines of tokens, the title repeated in f and a.

        One line a text, so that a field of positions keeps phrases apart.
        """
        weighted = (*[self.title] * title_weight, *self.texts)
        return {
            "f": _lines(part.f for part in weighted),
            "a": _lines(part.a for part in weighted),
            "p": _lines(part.p for part in self.parts),
            "t": _lines([self.title.f]),
        }


def analyse_text(text: str) -> TextAnalysis:
    """Return the tokens of one text, of any length."""
    f, a, p, written = [], [], [], []
    before: tuple[str, ...] = ()
    for folded, accented, shown in map(forms, words(text)):
        f += folded
        a += accented
        written += shown
        p += [f"{one}_{two}" for one in before for two in folded[:2]]
        if len(folded) > 1:
            p += [f"{one}_{two}" for one, two in pairwise(folded[1:])]
        before = folded if len(folded) == 1 else (folded[0], folded[-1])
    return TextAnalysis(tuple(f), tuple(a), tuple(p), tuple(written))


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return a word and the parts of its name: folded, accented, as shown."""
    parts = (word, *name_parts(word))
    return (
        tuple(map(term, parts)),
        tuple(map(canon, parts)),
        tuple(map(as_shown, parts)),
    )


def analyse_document(title: str, texts: Iterable[str] = ()) -> DocumentAnalysis:
    """Return the tokens of a document: its title, then summary, body and so on."""
    return DocumentAnalysis(analyse_text(title), tuple(map(analyse_text, texts)))


def as_shown(word: str) -> str:
    """Return a word as a suggestion shows it: capitals only in names like AI, LuyenAI."""
    name = word.isascii() and word[1:] != word[1:].lower()
    return (word if name else respell(word))[:LONGEST]


def _lines(parts: Iterable[tuple[str, ...]]) -> list[str]:
    return [" ".join(part) for part in parts if part]
