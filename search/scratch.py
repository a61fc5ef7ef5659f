"""An index of its own for a while: the same code and tables, none of the site's data."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.utils.module_loading import import_string

from hub.settings import env

from . import engines
from .models import Entry, Knowledge

SERVER = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
ENGINES = {
    "sqlite": "search.engines.sqlite.SQLiteEngine",
    "postgresql": "search.engines.postgresql.PostgreSQLEngine",
}


@contextmanager
def scratch(name: str) -> Iterator[str]:
    """Give the alias of an empty index of the engine `name`; it is gone afterwards.

    Raises ImproperlyConfigured when the settings name no server for the engine.
    """
    alias = f"scratch_{uuid4().hex[:8]}"
    with tempfile.TemporaryDirectory() as folder:
        connections.databases[alias] = connections.configure_settings(
            {"default": {}, alias: database(name, folder, alias)}
        )[alias]
        engines.OTHERS[alias] = import_string(ENGINES[name])
        try:
            if name == "postgresql":
                make_schema(alias)
            with connections[alias].schema_editor() as editor:
                for model in (Knowledge, Entry):
                    editor.create_model(model)
            engines.prepare(alias)
            yield alias
        finally:
            forget(name, alias)


def database(name: str, folder: str, alias: str) -> dict:
    """Return the settings of the scratch database: a file, or a schema of the server's."""
    own = settings.DATABASES["default"]
    if name == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(folder) / "scratch.sqlite3",
            "OPTIONS": {
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"
            },
        }
    if "postgresql" not in own["ENGINE"]:
        if not (url := env.text("DATABASE_URL")):
            raise ImproperlyConfigured("DATABASE_URL must name the PostgreSQL server")
        own = env.postgresql(url)
    else:
        own = connections[
            "default"
        ].settings_dict  # in tests it names the test database
    return {
        **{key: own.get(key, "") for key in SERVER},
        "OPTIONS": {"options": f"-c search_path={alias}"},
    }


def forget(name: str, alias: str) -> None:
    connection = connections[alias]
    if name == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {alias} CASCADE")
    connection.close()
    del engines.OTHERS[alias], connections[alias], connections.databases[alias]


def make_schema(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {alias}")
