"""What a change of the synonyms does to what people looked for of late."""

from typing import NamedTuple

from django.utils.translation import gettext

from hub.vntext import Synonyms, analyse_query

from .asking import Ask
from .finding import find
from .reports import queries
from .vocabulary import corpus

WEEKS = 4
READ = 500  # logged queries, the most frequent
TRIED, SHOWN = 40, 20  # of those that the change touches
TITLES = 5


class Changed(NamedTuple):
    """A logged query, and the first titles that it finds before and after."""

    text: str
    searches: int
    before: list[str]
    after: list[str]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Before and after side by side, "" where one of them has fewer."""
        longest = max(len(self.before), len(self.after))
        return [
            (self.before[n] if n < len(self.before) else "",
             self.after[n] if n < len(self.after) else "")
            for n in range(longest)
        ]  # fmt: skip


class Preview(NamedTuple):
    """What changes: `read` logged queries, `touched` of them by the words, some visibly."""

    read: int
    touched: int
    changed: list[Changed]

    @property
    def is_cut(self) -> bool:
        return self.touched > TRIED or len(self.changed) == SHOWN


def preview(before: Synonyms, after: Synonyms, locale: str = "vi") -> Preview:
    """Compare what logged queries find; those that find the same are only counted."""
    known = corpus(locale)
    rows = list(queries(WEEKS).filter(locale=locale)[:READ])
    touched = []
    for row in rows:
        words = analyse_query(row["shown"], known.vocabulary).words
        if before.expand(words) != after.expand(words):
            touched.append(row)
    changed: list[Changed] = []
    for row in touched[:TRIED]:
        titles = [first_titles(row["shown"], locale, each) for each in (before, after)]
        if titles[0] != titles[1]:
            changed.append(Changed(row["shown"], row["total"], *titles))
        if len(changed) == SHOWN:
            break
    return Preview(len(rows), len(touched), changed)


def first_titles(text: str, locale: str, synonyms: Synonyms) -> list[str]:
    hits = find(Ask(text, locale, size=TITLES), synonyms).hits
    return [hit.title or gettext("Below a page") for hit in hits]
