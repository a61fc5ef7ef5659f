"""The databases that search. Nothing outside this package knows which one runs."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from wagtail.search.backends import get_search_backend

from .base import Engine

__all__ = ["Engine", "engine", "prepare"]


# Databases beside the site's own that an engine works on for a while (search.scratch).
OTHERS: dict[str, type[Engine]] = {}


def engine(using: str | None = None) -> Engine:
    """Return the engine of a database: of the settings, if it is the site's own."""
    alias = using or DEFAULT_DB_ALIAS
    chosen = OTHERS.get(alias) or get_search_backend().engine_class
    return chosen(alias)


def prepare(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Make what an engine needs beside the tables; after each migration, and twice."""
    engine(using).prepare()
