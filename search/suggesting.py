"""What is offered while somebody types: titles and terms that begin so."""

from django.db.models import Expression, Q

from hub.vntext import QueryAnalysis, analyse_query, canon, tokens

from .asking import Ask, Hit
from .engines import engine
from .engines.base import Words, framed
from .finding import hits_of, matches
from .models import Entry
from .plan import plan_of
from .sources import visible
from .vocabulary import corpus

MOST = 8
READ = 60


def suggest(
    text: str,
    locale: str = "vi",
    using: str = "default",
    allowed: Q | Expression | None = None,
) -> tuple[Hit, ...]:
    """Return at most eight entries for a half-typed query, the best first."""
    known = corpus(locale, using)
    query = analyse_query(text, known.vocabulary, partial=True)
    groups = tuple(tuple(word.terms) for word in query.words)
    if not groups:
        return ()
    seen = visible(locale) if allowed is None else allowed
    open_end = query.words[-1].partial
    ids = titled(Words(groups, open_end, in_title=True), query, seen, using)
    if len(ids) < MOST:
        plan = plan_of(analyse_query(text, known.vocabulary), known)
        if plan.wanted:
            more = matches(engine(using), plan, Ask(text, locale), seen).ids
            ids += [pk for pk in more if pk not in ids]
    return hits_of(ids[:MOST], using)


def titled(
    words: Words, query: QueryAnalysis, seen: Q | Expression, using: str
) -> list[int]:
    """Return the entries whose titles hold all words, by how well the title fits."""
    work = engine(using)
    entries = framed(Entry.objects.using(using).filter(seen))
    entries = entries.extra(order_by=["-score", "id"], select={"score": "m.score"})
    columns = entries.values_list("id", "title", "tf", "ta")
    rows = work.run(work.holding(words), columns, READ)
    fits = [(fit(query, *row[-3:]), row[-4]) for row in rows]
    return [pk for _fit, pk in sorted(fits, key=lambda pair: pair[0])]


def fit(query: QueryAnalysis, title: str, tf: str, ta: str) -> tuple:
    """Return a key by which the best title comes first."""
    typed = [canon(word.token.text) for word in query.words]
    own = [canon(token.text) for token in tokens(title)]
    begins = starts(own, typed)
    folded = tf.split()
    chosen = [word.chosen.terms[-1] for word in query.words]
    in_order = starts(folded, chosen) or any(
        starts(folded[at:], chosen) for at in range(len(folded))
    )
    marks = sum(not any(word.startswith(w) for word in ta.split()) for w in typed)
    return (not begins, marks, not starts(folded, chosen), not in_order, len(own))


def starts(words: list[str], typed: list[str]) -> bool:
    """Return whether words begin with those typed, the last one perhaps half."""
    if len(words) < len(typed) or not typed:
        return False
    whole, half = typed[:-1], typed[-1]
    return words[: len(whole)] == whole and words[len(whole)].startswith(half)
