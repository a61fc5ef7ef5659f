"""One run: documents into a scratch index, queries through the code of the site."""

from collections.abc import Callable, Iterable

from django.db.models import Q

from hub.vntext import Synonyms

from .. import vocabulary, writing
from ..documents import Document
from ..finding import ranked_ids
from ..suggesting import suggest
from .measure import DEPTH, Cell, Query, measured

LOCALE = "vi"
BATCH = 200


def fill(
    documents: Iterable[tuple[str, Document]], using: str, say: Callable[[str], object]
) -> dict[int, str]:
    """Index documents under numbers; return the id behind each number."""
    names: dict[int, str] = {}
    batch: dict[tuple[str, str], Document] = {}
    for number, (key, document) in enumerate(documents, 1):
        names[number] = key
        batch["scratch", str(number)] = document
        if len(batch) == BATCH:
            writing.put_documents(batch, using)
            batch = {}
            say(f"{number} documents")
    writing.put_documents(batch, using)
    vocabulary.learn(LOCALE, using, everything=True)
    return names


def score(
    queries: Iterable[Query], names: dict[int, str], synonyms: Synonyms, using: str
) -> dict[tuple[str, str], Cell]:
    """Return the cells of a run over an index that `fill` made."""

    def answer(query: Query) -> list[str]:
        if query.kind == "prefix":
            hits = suggest(query.text, LOCALE, using, allowed=Q(locale=LOCALE))
            return [names[hit.object_pk] for hit in hits]
        found = ranked_ids(query.text, synonyms, LOCALE, using, DEPTH)
        return [names[pk] for pk in found]

    return measured(queries, answer)
