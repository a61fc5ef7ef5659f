"""What the tests of a folder stand on, made once inside a transaction around them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def rolled_back_at_the_end(django_db_blocker: Any) -> Iterator[None]:
    """Keep what is made inside until the folder's last test, then roll it back.

    Each test between works in a savepoint of its own; one that needs true transactions
    cannot stand here.
    """
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            connection.close()


def tell_the_planner() -> None:
    """Let PostgreSQL count what was made: by itself it sees committed rows only, and takes
    each table for an empty one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
