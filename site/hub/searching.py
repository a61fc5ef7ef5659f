"""Wagtail's search in the database, mended: a quotation mark broke it on SQLite.

The mark ends a string of FTS5's own query language (wagtail/wagtail#13227). No word holds
one, so nothing is lost when it is read as another mark that parts words.
"""

from copy import copy
from typing import Any

from modelsearch.backends import database
from modelsearch.query import Phrase, PlainText


class WithoutQuotes:
    """Goes before a query compiler of SQLite."""

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        if isinstance(query, PlainText | Phrase):
            query = copy(query)
            query.query_string = query.query_string.replace('"', "”")
        return super().build_search_query_content(query, config=config)


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend for the database in use; modelsearch asks for this name."""
    backend = database.SearchBackend(params)
    if database.connection.vendor == "sqlite":
        for name in ("query_compiler_class", "autocomplete_query_compiler_class"):
            compiler = getattr(backend, name)
            setattr(
                backend, name, type(compiler.__name__, (WithoutQuotes, compiler), {})
            )
    return backend
