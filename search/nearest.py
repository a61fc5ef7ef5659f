"""What is shown where nothing was found, and where nothing was asked yet."""

from django.db.models.functions import Length

from hub.vntext import term, tokens

from .asking import Hit
from .engines import engine
from .engines.base import Words, framed
from .finding import hits_of
from .models import Entry
from .sources import visible

MOST = 5
SHORTEST = 3
READ = 60


def nearest(text: str, locale: str, using: str = "default") -> tuple[Hit, ...]:
    """Return entries with words that begin as the longest word typed; two statements."""
    typed = sorted(
        (term(t.text) for t in tokens(text, limit=32)), key=len, reverse=True
    )
    if not typed or len(typed[0]) < SHORTEST:
        return ()
    beginning = typed[0][: max(SHORTEST, len(typed[0]) - 2)]
    work = engine(using)
    entries = framed(Entry.objects.using(using).filter(visible(locale)))
    entries = entries.extra(order_by=["-score", "id"], select={"score": "m.score"})
    asked = Words(((beginning,),), open_end=True)
    rows = work.run(work.holding(asked), entries.values_list("id"), MOST)
    return hits_of([row[-1] for row in rows], using)


def examples(locale: str, each: int = 3) -> list[str]:
    """Return some short titles of the site's own to try the search with."""
    seen = Entry.objects.filter(visible(locale, kinds=("question", "term", "lesson")))
    rows = seen.order_by(Length("title"), "pk").values_list("kind", "title")
    found: dict[str, list[str]] = {"question": [], "lesson": [], "term": []}
    for kind, title in rows[:READ]:
        if len(found[kind]) < each:
            found[kind].append(title)
    return [title for titles in found.values() for title in titles]
