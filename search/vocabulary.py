"""What the index knows of its words: counted from what strangers may see, kept packed."""

import json
import zlib
from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from hub.vntext import Vocabulary
from hub.vntext.analysis import DocumentAnalysis
from hub.vntext.vocabulary import vocabulary_of

from .models import Entry, Knowledge
from .plan import Corpus
from .sources import visible

NOTHING = Corpus(Vocabulary())
# One corpus for each language and database, with the moment that it was counted.
_loaded: dict[tuple[str, str], tuple[datetime, Corpus]] = {}


def corpus(locale: str, using: str = "default") -> Corpus:
    """Return the numbers of a language: one small query, and the rest when it changed."""
    rows = Knowledge.objects.using(using).filter(locale=locale)
    return corpus_of(locale, rows.values_list("made", flat=True).first(), using)


def corpus_of(locale: str, made: datetime | None, using: str = "default") -> Corpus:
    """Return the numbers counted at a moment, read only where these are not at hand."""
    if made is None:
        return NOTHING
    known = _loaded.get((using, locale))
    if known is None or known[0] != made:
        rows = Knowledge.objects.using(using).filter(locale=locale)
        data = rows.values_list("data", flat=True).first()
        known = _loaded[using, locale] = (made, unpacked(bytes(data or b"")))
    return known[1]


def learn(
    locale: str, using: str = "default", *, everything: bool = False, state: str = ""
) -> Corpus:
    """Count the words anew, in what strangers see or in `everything` (a scratch index).

    `state` names what was counted, so that it need not be counted again.
    """
    rows = Entry.objects.using(using).filter(locale=locale)
    rows = rows if everything else rows.filter(visible(locale))
    total = words = 0

    def read() -> Iterator[DocumentAnalysis]:
        nonlocal total, words
        for title, passages, length in rows.values_list(
            "title", "passages", "words"
        ).iterator(500):
            total, words = total + 1, words + length
            yield analysed(title, passages)

    found = Corpus(vocabulary_of(read()), total, words / total if total else 100.0)
    Knowledge.objects.using(using).update_or_create(
        locale=locale,
        defaults={"made": timezone.now(), "of": state, "data": packed(found)},
    )
    return found


def analysed(title: str, passages: Iterable[list[str]]) -> DocumentAnalysis:
    from hub.vntext import analyse_document

    return analyse_document(
        title, [f"{heading}\n{text}" for text, heading, *_ in passages]
    )


def packed(found: Corpus) -> bytes:
    known = found.vocabulary
    said = [
        found.documents,
        found.average,
        dict(known.terms),
        dict(known.pairs),
        {term: dict(forms) for term, forms in known.readings.items()},
        dict(known.accented),
    ]
    return zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 6)


def unpacked(data: bytes) -> Corpus:
    documents, average, *maps = json.loads(zlib.decompress(data))
    return Corpus(Vocabulary(*maps), documents, average)


def with_terms(found: Corpus, terms: Iterable[str]) -> Corpus:
    """Return the corpus with terms that came since it was counted."""
    known = found.vocabulary
    fresh = {term: 1 for term in terms if term not in known.terms}
    if not fresh:
        return found
    return replace(found, vocabulary=replace(known, terms=ChainMap(fresh, known.terms)))
