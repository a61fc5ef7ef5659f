"""SQLite: two FTS5 tables beside `search_entry`, kept in step by triggers.

`search_terms` knows which lexemes stand in an entry and nothing else (`detail=none`): what
readers look for. `search_fts` knows the places of words in titles and bodies: what is half
typed or looked for in the admin, in the order of bm25().
"""

from collections.abc import Mapping, Sequence

from django.db import DatabaseError, connections, transaction

from ..models import Entry
from .backend import HubSearchBackend
from .base import ALONE, SQL, Engine, Words
from .lexemes import lexemes_for, lexemes_of

WEIGHTS = "3.0, 1.0"
# External content tables: SQLite 3.40 cannot delete from a contentless one.
TABLES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(tf, bf,"
    " content='search_entry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE TABLE IF NOT EXISTS search_lexemes"
    " (id INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5(words,"
    " content='search_lexemes', content_rowid='id', detail=none, columnsize=0,"
    " tokenize=\"ascii tokenchars '_:'\")",
)


def in_step(table: str, content: str, *columns: str) -> dict[str, str]:
    """Return the triggers by which an FTS5 table follows its content."""
    names = ", ".join(columns)
    new, old = (
        ", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old")
    )
    add = f"INSERT INTO {table}(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608
    drop = (
        f"INSERT INTO {table}({table}, rowid, {names})"  # noqa: S608
        f" VALUES ('delete', old.id, {old});"
    )
    return {
        f"{table}_added": f"AFTER INSERT ON {content} BEGIN {add} END",
        f"{table}_gone": f"AFTER DELETE ON {content} BEGIN {drop} END",
        f"{table}_changed": (
            f"AFTER UPDATE OF {names} ON {content} BEGIN {drop} {add} END"
        ),
    }


TRIGGERS = {
    **in_step("search_fts", "search_entry", "tf", "bf"),
    **in_step("search_terms", "search_lexemes", "words"),
    "search_lexemes_gone": (
        "AFTER DELETE ON search_entry BEGIN"
        " DELETE FROM search_lexemes WHERE id = old.id; END"
    ),
}


class SQLiteEngine(Engine):
    name = "sqlite"
    row = "SELECT rowid AS id, %s AS w FROM search_terms WHERE search_terms MATCH %s"
    # A condition beside MATCH would be asked after the walk; no words match nothing.
    row_if_few = row.replace(
        "MATCH %s", "MATCH iif((SELECT hold FROM few), %s, '\"\"')"
    )

    def prepare(self) -> None:
        """Make the tables and triggers; a migration that remakes a table drops its own."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE name LIKE 'search_%'"
            )
            there = dict(cursor.fetchall())
            if "(tf, bf," not in there.get("search_fts", "(tf, bf,"):
                cursor.execute("DROP TABLE search_fts")  # of an earlier release
            for statement in TABLES:
                cursor.execute(statement)
            for name, body in TRIGGERS.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
        if not there.keys() >= {"search_fts", "search_terms", *TRIGGERS}:
            self.rebuild()

    def faults(self) -> int:
        """Count the entries whose lexemes are not those of their words, lexemes alone, and
        the tables that differ from their content (FTS5 says no more).
        """
        agrees = "SELECT 1 FROM search_lexemes WHERE id = %s AND words = %s"
        wrong = [
            e for e in self.entries() if not self.query(agrees, (e.pk, words_of(e)))
        ]
        alone = self.query(f"SELECT id {ALONE}", ())
        tables = [name for name in ("search_fts", "search_terms") if self.broken(name)]
        return len(wrong) + len(alone) + len(tables)

    def broken(self, table: str) -> bool:
        try:
            with transaction.atomic(self.using):
                self.query(
                    f"INSERT INTO {table}({table}, rank) VALUES (%s, 1)",  # noqa: S608
                    ("integrity-check",),
                )
        except DatabaseError:
            return True
        return False

    def rebuild(self) -> None:
        """Make all of it anew; nothing is unfindable meanwhile."""
        with transaction.atomic(self.using):
            self.query(f"DELETE {ALONE}", ())
            for table in ("search_fts", "search_terms"):
                statement = f"INSERT INTO {table}({table}) VALUES (%s)"  # noqa: S608
                self.query(statement, ("rebuild",))
            for entry in self.entries():
                self.written({entry.pk: entry})

    def written(self, rows: Mapping[int, Entry]) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_lexemes(id, words) VALUES (%s, %s)"
                " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                [(pk, words_of(row)) for pk, row in rows.items()],
            )

    def expression(self, place: str, words: Sequence[str]) -> str:
        return " AND ".join(map(quoted, lexemes_for(place, words)))

    def matched(self, terms: Sequence[str]) -> SQL:
        asked = either(terms)
        return "SELECT rowid, 0 FROM search_terms WHERE search_terms MATCH %s", (asked,)

    def holding(self, asked: Words) -> SQL:
        groups = [either(group) for group in asked.groups]
        if asked.open_end and groups:
            groups[-1] = " OR ".join(f"{quoted(w)} *" for w in asked.groups[-1])
        words = " AND ".join(f"({group})" for group in groups)
        columns = "tf : " if asked.in_title else ""
        return (
            f"SELECT rowid, -bm25(search_fts, {WEIGHTS})"  # noqa: S608
            " FROM search_fts WHERE search_fts MATCH %s",
            (f"{columns}({words})",),
        )


def words_of(entry: Entry) -> str:
    return " ".join(lexemes_of(entry))


def either(texts: Sequence[str]) -> str:
    return " OR ".join(quoted(text) for text in dict.fromkeys(texts))


def quoted(text: str) -> str:
    """Return a string of FTS5's query language that asks for these words."""
    return '"' + text.replace('"', " ").replace("\x00", " ") + '"'


class SearchBackend(HubSearchBackend):
    """The backend of `WAGTAILSEARCH_BACKENDS` for SQLite."""

    engine_class = SQLiteEngine
