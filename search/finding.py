"""From a question to an answer, with a fixed number of statements."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Case, Expression, F, Q, TextField, When
from django.db.models.functions import Left

from hub.vntext import QueryAnalysis, Synonyms, analyse_query, clean, term, tokens

from .asking import MOST_DATED, MOST_RANKED, Answer, Ask, Hit
from .counting import Chosen, Counts, Row, counted, fitting
from .engines import engine
from .engines.base import Engine, framed
from .models import Entry
from .offering import MOST_WORDS, said
from .plan import Plan, plan_of
from .ranking import LONGEST, Candidate, ranked
from .sources import visible, weight_of
from .vocabulary import Corpus, corpus, with_terms
from .words import at_hand

# So many candidates are read and put in order; those behind them keep the engine's.
RANKED = 60


class Found(NamedTuple):
    """The ids of the matches to page through, and the counts of all of them."""

    ids: list[int]
    counts: Counts

    def total(self, chosen: Chosen) -> int:
        """Return how many matches there are: each is of one kind."""
        kinds = self.counts["kind"]
        wanted = chosen.get("kind") or kinds
        return sum(kinds.get(kind, 0) for kind in wanted)


def understood(
    ask: Ask, known: Corpus, synonyms: Synonyms, partial: bool = False
) -> QueryAnalysis:
    return analyse_query(
        ask.text, known.vocabulary, synonyms, repair=not ask.as_typed, partial=partial
    )


def with_new_words(known: Corpus, ask: Ask, using: str) -> Corpus:
    """Return the corpus with words that came after it was counted: no slip, then."""
    typed = {term(each.text) for each in tokens(clean(ask.text), MOST_WORDS)}
    new = {word for word in typed if not known.vocabulary.knows(word)}
    if not new or not known.documents:
        return known
    return with_terms(known, said(new, ask.locale, using))


def find_now(ask: Ask) -> Answer:
    """Return what strangers may see of what was asked, with the words of this moment."""
    words = at_hand(ask.locale)
    return find(ask, words.synonyms, known=words.corpus)


def find(
    ask: Ask,
    synonyms: Synonyms | None = None,
    using: str = "default",
    known: Corpus | None = None,
) -> Answer:
    """Return what strangers may see of what was asked for."""
    known = corpus(ask.locale, using) if known is None else known
    known = with_new_words(known, ask, using)
    query = understood(ask, known, synonyms or Synonyms())
    plan = plan_of(query, known)
    if not plan.wanted:
        return Answer(query)
    found = matches(engine(using), plan, ask, visible(ask.locale))
    first = (ask.page - 1) * ask.size
    hits = hits_of(found.ids[first : first + ask.size], using)
    return Answer(query, hits, found.total(ask.chosen), found.counts, query.repaired)


def matches(work: Engine, plan: Plan, ask: Ask, allowed: Q | Expression) -> Found:
    """Return what matches: in order, and counted by facet, the choice taken into account.

    All of them are read, a few words each: Python counts faster than SQLite groups.
    """
    seen = framed(Entry.objects.using(work.using).filter(allowed))
    seen = seen.extra(select={"place": "-m.score"})
    columns = ("place", "id", *["updated"] * ask.by_date, "kind", "filed")
    rows = work.run(work.scored(plan), seen.values_list(*columns))
    fit, counts = fitting(rows, ask.chosen), counted(rows, ask.chosen)
    if ask.by_date:
        return Found([row[1] for row in newest_first(fit)[:MOST_DATED]], counts)
    ids = [row[1] for row in sorted(fit)[:MOST_RANKED]]
    return Found([*order(work, plan, ids[:RANKED]), *ids[RANKED:]], counts)


def newest_first(rows: Sequence[Row]) -> list[Row]:
    """Return matches by date, those without one last."""
    dated = sorted([row for row in rows if row[2]], key=itemgetter(1))
    dated.sort(key=itemgetter(2), reverse=True)
    return [*dated, *(row for row in rows if not row[2])]


def order(work: Engine, plan: Plan, ids: list[int]) -> list[int]:
    """Put candidates in order by the one formula."""
    rows = Entry.objects.using(work.using).filter(pk__in=ids)
    columns = ("pk", "tf", beginning("bf"), "ta", beginning("ba"), "words")
    texts = {
        row[0]: Candidate.of(*row, weight_of(kind))
        for *row, kind in rows.values_list(*columns, "kind")
    }
    return ranked(plan, [texts[pk] for pk in ids if pk in texts])


def beginning(name: str) -> Case:
    """Return as much of a text as is judged; SQLite counts letters to cut even a short one."""
    long = When(words__gt=LONGEST // 20, then=Left(name, LONGEST))
    return Case(long, default=F(name), output_field=TextField())


def hits_of(ids: list[int], using: str) -> tuple[Hit, ...]:
    rows = Entry.objects.using(using).filter(pk__in=ids)
    found = {row[0]: Hit(*row) for row in rows.values_list(*Hit._fields)}
    return tuple(found[pk] for pk in ids if pk in found)


def ranked_ids(
    text: str, synonyms: Synonyms, locale: str, using: str, limit: int = 10
) -> list[int]:
    """Return the object keys of a scratch index, by the way that `find` goes."""
    known = corpus(locale, using)
    ask = Ask(text, locale)
    plan = plan_of(understood(ask, known, synonyms), known)
    if not plan.wanted:
        return []
    ids = matches(engine(using), plan, ask, Q(locale=locale)).ids[:limit]
    rows = Entry.objects.using(using).filter(pk__in=ids)
    keys = dict(rows.values_list("pk", "object_pk"))
    return [keys[pk] for pk in ids]
