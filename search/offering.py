"""Other words that a reader is offered, if something that strangers see says them.

The vocabulary knows what was visible when it was counted; what has been taken away since
must not show in a suggestion, so each word is looked for once more.
"""

from collections.abc import Iterable

from hub.vntext import canon, term, tokens

from .asking import Answer
from .engines import engine
from .engines.base import Engine, framed
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
    work = engine(using)
    entries = framed(Entry.objects.using(using).filter(visible(locale)))
    seen, seen_params = work.compiled(entries.values_list("id"))
    parts, params = [], []
    for number, word in enumerate(asked):
        parts.append(
            f"SELECT {number} FROM (WITH m(id, score) AS MATERIALIZED ({work.row})"  # noqa: S608
            f" {seen} LIMIT 1) w"
        )
        params += [0.0, expression(work, word), *seen_params]
    return {
        asked[number] for (number,) in work.query(" UNION ALL ".join(parts), params)
    }


def expression(work: Engine, word: str) -> str:
    """Return what an engine looks for: a word with marks, or any spelling of a bare one."""
    if word.isascii():
        return work.expression("text", (term(word),))
    return work.expression("accents", (word,))
