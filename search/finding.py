"""From a question to an answer, with a fixed number of statements."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Case, Expression, F, Q, TextField, When
from django.db.models.functions import Left

from hub.vntext import QueryAnalysis, Synonyms, analyse_query, clean, term, tokens

from .asking import FACETS, MOST_DATED, MOST_RANKED, Answer, Ask, Hit
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
Chosen = Mapping[str, tuple[str, ...]]


class Found(NamedTuple):
    """The ids of the matches to page through, and the counts of all of them."""

    ids: list[int]
    counts: dict[str, dict[str, int]]

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
    counted = corpus(ask.locale, using) if known is None else known
    known = with_new_words(counted, ask, using)
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

    A facet is counted as if nothing of itself were chosen: what a tick would lead to.
    """
    # The date stands behind the text in its row: it is read where it is asked for.
    columns = ("score", "id", "kind", "updated")[: 4 if ask.by_date else 3]
    seen, seen_params = work.compiled(
        framed(Entry.objects.using(work.using).filter(allowed))
        .extra(select={"score": "m.score"})
        .values_list(*columns)
    )
    parts = [first_ids(ask), kinds(ask.chosen), *facets(ask.chosen)]
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) p" for sql, _params in parts)  # noqa: S608
    params = [*seen_params, *(value for _sql, values in parts for value in values)]
    with_m, m_params = work.scored(plan)
    statement = (
        f"WITH m(id, score) AS MATERIALIZED ({with_m}),"
        f" a({', '.join(columns)}) AS MATERIALIZED ({seen}) {union}"
    )
    return gathered(work, plan, ask, work.query(statement, [*m_params, *params]))


def gathered(work: Engine, plan: Plan, ask: Ask, rows: list[tuple[Any, ...]]) -> Found:
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    places: dict[int, float] = {}
    for name, value, number in rows:
        if name == "":
            places[int(value)] = number
        else:
            counts[name][value] = int(number)
    ids = sorted(places, key=lambda pk: (-places[pk], pk))
    if not ask.by_date:
        ids = [*order(work, plan, ids[:RANKED]), *ids[RANKED:]]
    return Found(ids, counts)


def first_ids(ask: Ask) -> tuple[str, list[str]]:
    """Return the part of the ids, with the number that puts them in order."""
    where, params = narrowed(ask.chosen)
    if ask.by_date:
        return (
            "SELECT '' AS n, CAST(id AS text) AS v, CAST(-row_number() OVER"  # noqa: S608
            " (ORDER BY updated IS NULL, updated DESC, id) AS float) AS c"
            f" FROM a {where} ORDER BY 3 DESC LIMIT {MOST_DATED}",
            params,
        )
    return (
        "SELECT '' AS n, CAST(id AS text) AS v, CAST(score AS float) AS c"  # noqa: S608
        f" FROM a {where} ORDER BY score DESC, id LIMIT {MOST_RANKED}",
        params,
    )


def kinds(chosen: Chosen) -> tuple[str, list[str]]:
    where, params = narrowed(chosen, skip="kind")
    return (
        "SELECT 'kind' AS n, kind AS v, CAST(count(*) AS float) AS c"  # noqa: S608
        f" FROM a {where} GROUP BY kind",
        params,
    )


def facets(chosen: Chosen) -> list[tuple[str, list[str]]]:
    """Return a part for the facets of which nothing is chosen, and one for each other.

    The first names no facet: SQLite would walk through all entries of each.
    """
    picked = [name for name in FACETS[1:] if chosen.get(name)]
    places = ", ".join(["%s"] * len(picked))
    others = f"AND f.name NOT IN ({places})" if picked else ""
    return [
        facet(chosen, "", others, picked),
        *(facet(chosen, name, "AND f.name = %s", [name]) for name in picked),
    ]


def facet(
    chosen: Chosen, skip: str, names: str, values: list[str]
) -> tuple[str, list[str]]:
    """Return the part that counts the values of facets.

    CROSS JOIN is INNER JOIN, but keeps SQLite from walking through all facets; and sorting
    by the value first costs it a quarter less.
    """
    where, params = narrowed(chosen, skip)
    return (
        "SELECT f.name AS n, f.value AS v, CAST(count(*) AS float) AS c"  # noqa: S608
        f" FROM (SELECT id FROM a {where}) b CROSS JOIN search_entryfacet f"
        f" WHERE f.entry_id = b.id {names} GROUP BY f.value, f.name",
        [*params, *values],
    )


def narrowed(chosen: Chosen, skip: str = "") -> tuple[str, list[str]]:
    """Return the condition that entries of `a` have one value of each chosen facet."""
    asked, params = [], []
    for name in FACETS:
        values = chosen.get(name) or ()
        if name == skip or not values:
            continue
        places = ", ".join(["%s"] * len(values))
        if name == "kind":
            asked.append(f"kind IN ({places})")
        else:
            asked.append(
                "EXISTS (SELECT 1 FROM search_entryfacet f WHERE f.entry_id = a.id"  # noqa: S608
                f" AND f.name = %s AND f.value IN ({places}))"
            )
            params.append(name)
        params += values
    return (f"WHERE {' AND '.join(asked)}" if asked else ""), params


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
