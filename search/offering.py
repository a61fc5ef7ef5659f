"""Other words that a reader is offered, if something that strangers see says them.

The vocabulary knows what was visible when it was counted; what has been taken away since
must not show in a suggestion, so each word is looked for once more.
"""

from collections.abc import Iterable

from django.db.models import IntegerField, Q, Value

from hub.vntext import canon, term, tokens

from .asking import Answer
from .engines import engine
from .engines.base import SQL, Engine, framed
from .models import Entry
from .sources import visible

MOST_WORDS = 32


def offers(answer: Answer, locale: str, using: str = "default") -> list[str]:
    """Return the spellings of a query that may be shown, the repaired one first.

    Those whose every word stands in something visible; one statement, none without
    a suggestion.
    """
    query = answer.query
    typed = [canon(token.text) for token in tokens(query.text)]
    wanted = dict.fromkeys(
        text
        for text in (query.suggestion, query.accented_suggestion)
        if text and [canon(token.text) for token in tokens(text)] != typed
    )
    words = {text: frozenset(canon(t.text) for t in tokens(text)) for text in wanted}
    seen = said(frozenset().union(*words.values()), locale, using) if words else set()
    return [text for text in wanted if words[text] <= seen]


def said(words: Iterable[str], locale: str, using: str = "default") -> set[str]:
    """Return those of some canonical words that a visible entry holds, with their marks."""
    asked = sorted(words)[:MOST_WORDS]
    if not asked:
        return set()
    work, allowed = engine(using), visible(locale)
    parts = [part(work, word, number, allowed) for number, word in enumerate(asked)]
    sql = " UNION ALL ".join(f"SELECT * FROM ({text}) w" for text, _params in parts)  # noqa: S608
    rows = work.query(sql, [value for _text, values in parts for value in values])
    return {asked[number] for (number,) in rows}


def part(work: Engine, word: str, number: int, allowed: Q) -> SQL:
    """Return the statement of one row, `number`, if an entry holds the word."""
    place, form = ("text", term(word)) if word.isascii() else ("accents", word)
    entries = framed(Entry.objects.using(work.using).filter(allowed))
    rows = entries.annotate(n_=Value(number, IntegerField())).values_list("n_")
    sql, params = work.compiled(rows)
    statement = f"WITH m(id, score) AS ({work.row}) {sql} LIMIT 1"
    return statement, (0.0, work.expression(place, (form,)), *params)
