"""PostgreSQL: a table of lexemes beside the entries, with one GIN index.

It is a narrow one, as the lexemes lie outside of its rows: the thousands of entries that
hold a common word are read from a few hundred blocks. No text search configuration is
asked, so neither the server's language nor its collation matters.
"""

from collections.abc import Mapping, Sequence

from django.db import connections

from ..models import Entry
from .backend import HubSearchBackend
from .base import ALONE, SQL, Engine, Row, Words
from .lexemes import lexemes_for, lexemes_of

PREPARE = (
    "CREATE TABLE IF NOT EXISTS search_lexemes"
    " (id bigint PRIMARY KEY, words tsvector NOT NULL) WITH (toast_tuple_target = 128)",
    "ALTER TABLE search_lexemes ALTER COLUMN words SET STORAGE EXTERNAL",
    "CREATE INDEX IF NOT EXISTS search_lexemes_words ON search_lexemes USING gin (words)"
    " WITH (fastupdate = off)",
    "CREATE OR REPLACE FUNCTION search_lexemes_gone() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN DELETE FROM search_lexemes WHERE id = OLD.id; RETURN NULL; END $$",
    "CREATE OR REPLACE TRIGGER search_lexemes_gone AFTER DELETE ON search_entry"
    " FOR EACH ROW EXECUTE FUNCTION search_lexemes_gone()",
    "CREATE OR REPLACE FUNCTION search_lexemes_emptied() RETURNS trigger"
    " LANGUAGE plpgsql AS $$ BEGIN DELETE FROM search_lexemes; RETURN NULL; END $$",
    "CREATE OR REPLACE TRIGGER search_lexemes_emptied AFTER TRUNCATE ON search_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION search_lexemes_emptied()",
)
SETTINGS = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "
RESET = "; SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT"


class PostgreSQLEngine(Engine):
    name = "postgresql"
    row = "SELECT id, %s::float8 AS w FROM search_lexemes WHERE words @@ %s::tsquery"
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
            cursor.execute("SELECT to_regclass('search_lexemes')")
            (there,) = cursor.fetchone()
            for statement in PREPARE:
                cursor.execute(statement)
        if not there:
            self.rebuild()

    def faults(self) -> int:
        """Count the entries whose lexemes are not those of their words, and lexemes alone."""
        agrees = "SELECT 1 FROM search_lexemes WHERE id = %s AND words = array_to_tsvector(%s)"
        wrong = [
            e for e in self.entries() if not self.query(agrees, (e.pk, lexemes_of(e)))
        ]
        return len(wrong) + len(self.query(f"SELECT id {ALONE}", ()))

    def rebuild(self) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"DELETE {ALONE}")
        for entry in self.entries():
            self.written({entry.pk: entry})

    def written(self, rows: Mapping[int, Entry]) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_lexemes (id, words) VALUES (%s, array_to_tsvector(%s))"
                " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                [(pk, lexemes_of(row)) for pk, row in rows.items()],
            )

    def expression(self, place: str, words: Sequence[str]) -> str:
        return " & ".join(map(quoted, lexemes_for(place, words)))

    def matched(self, terms: Sequence[str]) -> SQL:
        asked = " | ".join(quoted(term) for term in dict.fromkeys(terms))
        return (
            "SELECT id, 0 FROM search_lexemes WHERE words @@ %s::tsquery",
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
            "SELECT id, (words @@ %s::tsquery)::int FROM search_lexemes"
            " WHERE words @@ %s::tsquery",
            (titles, " & ".join(groups)),
        )


def quoted(word: str) -> str:
    """Return a tsquery's word, whatever it holds."""
    text = word.replace("\x00", "").replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'"


class SearchBackend(HubSearchBackend):
    """The backend of `WAGTAILSEARCH_BACKENDS` for PostgreSQL."""

    engine_class = PostgreSQLEngine
