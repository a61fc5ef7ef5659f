"""SQLite: FTS5 over the token columns of `search_entry`, kept in step by triggers."""

from collections.abc import Sequence

from django.db import DatabaseError, connections, transaction

from .backend import HubSearchBackend
from .base import SQL, Engine, Words

COLUMNS = ("tf", "bf", "ta", "ba")
WEIGHTS = "3.0, 1.0, 0.5, 0.2"
PLACES = {"text": "{tf bf}", "title": "tf", "accents": "{ta ba}"}
NAMES = ", ".join(COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
# An external content table: SQLite 3.40 cannot delete from a contentless one.
TABLE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5({NAMES},"
    " content='search_entry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
)
ADD = f"INSERT INTO search_fts(rowid, {NAMES}) VALUES (new.id, {NEW});"  # noqa: S608
DROP = (
    f"INSERT INTO search_fts(search_fts, rowid, {NAMES})"  # noqa: S608
    f" VALUES ('delete', old.id, {OLD});"
)
TRIGGERS = {
    "search_entry_added": f"AFTER INSERT ON search_entry BEGIN {ADD} END",
    "search_entry_gone": f"AFTER DELETE ON search_entry BEGIN {DROP} END",
    "search_entry_changed": (
        f"AFTER UPDATE OF {NAMES} ON search_entry BEGIN {DROP} {ADD} END"
    ),
}


class SQLiteEngine(Engine):
    name = "sqlite"
    row = "SELECT rowid AS id, %s AS w FROM search_fts WHERE search_fts MATCH %s"
    # A condition beside MATCH would be asked after the walk; no words match nothing.
    row_if_few = row.replace(
        "MATCH %s", "MATCH iif((SELECT hold FROM few), %s, '\"\"')"
    )

    def prepare(self) -> None:
        """Make the table and its triggers; a migration that remakes the table drops them."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search_%'")
            there = {name for (name,) in cursor.fetchall()}
            cursor.execute(TABLE)
            for name, body in TRIGGERS.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
        if not there.issuperset({"search_fts", *TRIGGERS}):
            self.rebuild()

    def faults(self) -> int:
        """Return 1 when the full-text index differs from its entries: FTS5 says no more."""
        try:
            with transaction.atomic(self.using):
                self.tell(
                    "INSERT INTO search_fts(search_fts, rank) VALUES (%s, 1)",
                    "integrity-check",
                )
        except DatabaseError:
            return 1
        return 0

    def rebuild(self) -> None:
        self.tell("INSERT INTO search_fts(search_fts) VALUES (%s)", "rebuild")

    def tell(self, statement: str, order: str) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, (order,))

    def expression(self, place: str, words: Sequence[str]) -> str:
        return f"{PLACES[place]} : {quoted(' '.join(words))}"

    def matched(self, terms: Sequence[str]) -> SQL:
        asked = f"{{tf bf}} : ({either(terms)})"
        return "SELECT rowid, 0 FROM search_fts WHERE search_fts MATCH %s", (asked,)

    def holding(self, asked: Words) -> SQL:
        groups = [either(group) for group in asked.groups]
        if asked.open_end and groups:
            groups[-1] = " OR ".join(f"{quoted(w)} *" for w in asked.groups[-1])
        words = " AND ".join(f"({group})" for group in groups)
        columns = "tf" if asked.in_title else "{tf bf}"
        return (
            f"SELECT rowid, -bm25(search_fts, {WEIGHTS})"  # noqa: S608
            " FROM search_fts WHERE search_fts MATCH %s",
            (f"{columns} : ({words})",),
        )


def either(texts: Sequence[str]) -> str:
    return " OR ".join(quoted(text) for text in dict.fromkeys(texts))


def quoted(text: str) -> str:
    """Return a string of FTS5's query language that asks for these words."""
    return '"' + text.replace('"', " ").replace("\x00", " ") + '"'


class SearchBackend(HubSearchBackend):
    """The backend of `WAGTAILSEARCH_BACKENDS` for SQLite."""

    engine_class = SQLiteEngine
