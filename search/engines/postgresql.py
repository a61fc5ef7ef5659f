"""PostgreSQL: a column of lexemes beside each entry, with one GIN index.

Folded terms stand in it as they are, pairs joined by "_", accented words behind "a:",
the words of titles behind "t:". No text search configuration is asked, so neither the
server's language nor its collation matters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from django.db import connections

from ..models import Entry
from .backend import HubSearchBackend
from .base import SQL, Engine, Row, Words

PREPARE = (
    "ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS"
    " lexemes tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX IF NOT EXISTS search_entry_lexemes ON search_entry USING gin (lexemes)"
    " WITH (fastupdate = off)",
)
# A tsvector holds one megabyte; a lexeme of Vietnamese takes about eight bytes.
MOST_LEXEMES = 60_000
SETTINGS = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "
RESET = "; SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT"
PLACES = {"text": "", "title": "t:", "accents": "a:"}


class PostgreSQLEngine(Engine):
    name = "postgresql"
    row = "SELECT id, %s::float8 AS w FROM search_entry WHERE lexemes @@ %s::tsquery"
    row_if_few = f"{row} AND (SELECT hold FROM few)"  # noqa: S608

    def query(self, statement: str, params: Sequence) -> list[Row]:
        """Ask with the planner told what it cannot know, in one round trip.

        It takes a walk over all entries for cheap: that each lexeme column must be
        unpacked is not in its costs (0.2 s a word at 20,000 entries). Its compiler
        takes longer than the statement.
        """
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"{SETTINGS}{statement}{RESET}", params)
            cursor.nextset()
            cursor.nextset()
            return cursor.fetchall()

    def prepare(self) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_indexes WHERE indexname = 'search_entry_lexemes'"
            )
            there = cursor.fetchone()
            for statement in PREPARE:
                cursor.execute(statement)
        if not there:
            self.rebuild()

    def entries(self) -> Iterator[Entry]:
        return Entry.objects.using(self.using).iterator(chunk_size=200)

    def faults(self) -> int:
        """Count the entries whose lexemes are not those of their words."""
        differs = "SELECT 1 FROM search_entry WHERE id = %s AND lexemes <> array_to_tsvector(%s)"
        return sum(
            len(self.query(differs, (entry.pk, list(lexemes_of(entry)))))
            for entry in self.entries()
        )

    def rebuild(self) -> None:
        for entry in self.entries():
            self.written({entry.pk: entry})

    def written(self, rows: Mapping[int, Entry]) -> None:
        values = [(list(lexemes_of(row)), pk) for pk, row in rows.items()]
        if not values:
            return
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "UPDATE search_entry SET lexemes = array_to_tsvector(%s) WHERE id = %s",
                values,
            )

    def expression(self, place: str, words: Sequence[str]) -> str:
        if place == "text" and len(words) > 1:
            pairs = pairwise(words)
            return " & ".join(quoted(f"{one}_{two}") for one, two in pairs)
        return " & ".join(quoted(PLACES[place] + word) for word in words)

    def matched(self, terms: Sequence[str]) -> SQL:
        asked = " | ".join(quoted(term) for term in dict.fromkeys(terms))
        return (
            "SELECT id, 0 FROM search_entry WHERE lexemes @@ %s::tsquery",
            (asked,),
        )

    def holding(self, asked: Words) -> SQL:
        mark = "t:" if asked.in_title else ""
        groups = []
        for number, group in enumerate(asked.groups, 1):
            half = ":*" if asked.open_end and number == len(asked.groups) else ""
            found = " | ".join(f"{quoted(mark + word)}{half}" for word in group)
            groups.append(f"({found})")
        titles = " | ".join(quoted(f"t:{w}") for group in asked.groups for w in group)
        return (
            "SELECT id, (lexemes @@ %s::tsquery)::int FROM search_entry"
            " WHERE lexemes @@ %s::tsquery",
            (titles, " & ".join(groups)),
        )


def lexemes_of(entry: Entry) -> Iterable[str]:
    """Return the lexemes of an entry, each once."""
    found: dict[str, None] = {}
    for text in (entry.tf, *entry.bf.split("\n")):
        terms = text.split()
        found |= dict.fromkeys(terms)
        found |= dict.fromkeys(map("_".join, pairwise(terms)))
    found |= dict.fromkeys(f"t:{term}" for term in entry.tf.split())
    accented = f"{entry.ta} {entry.ba}".split()
    found |= dict.fromkeys(f"a:{word}" for word in accented)
    return list(found)[:MOST_LEXEMES]


def quoted(word: str) -> str:
    """Return a tsquery's word, whatever it holds."""
    text = word.replace("\x00", "").replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'"


class SearchBackend(HubSearchBackend):
    """The backend of `WAGTAILSEARCH_BACKENDS` for PostgreSQL."""

    engine_class = PostgreSQLEngine
