"""Two numbers that are part of every key; raising one empties the cache everywhere.

An act raises the row that it concerns before it returns. `QuerySet.update`,
`bulk_create` and data migrations send no signal: whoever uses them calls `bump`.
"""

import logging
from functools import cache, partial

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet

logger = logging.getLogger(__name__)
NAMES = ("site", "community")


def _rows():
    # Asked late: this module is imported before the models are.
    return apps.get_model("hub", "Epoch").objects


@cache
def _numbers() -> QuerySet:
    """Return the query of every cached answer, built once: that is most of its cost."""
    return _rows().values_list("name", "value")


def read() -> dict[str, int]:
    """Return the number of each row, 0 for one that was never raised: one query."""
    found = dict(_numbers().all())
    return {name: found.get(name, 0) for name in NAMES}


def bump(*names: str) -> None:
    """Raise the rows `names` ("site" when none is given) at once.

    Our own actions call it as the last statement of their transaction: the row stays
    locked until the commit.
    """
    wanted = sorted(set(names or NAMES[:1]))
    rows = _rows().filter(name__in=wanted)
    if rows.update(value=F("value") + 1) < len(wanted):
        model = rows.model
        model.objects.bulk_create(
            [model(name=n) for n in wanted], ignore_conflicts=True
        )
        rows.update(value=F("value") + 1)


def bump_on_commit(name: str = "site") -> None:
    """Raise a row once the running transaction has committed, at once without one.

    Signals do it so: some are sent inside a transaction that then mails, and a row
    locked through SMTP would stop every member's post (contracts.md 3).
    """
    transaction.on_commit(partial(bump, name))


def bump_at_start() -> None:
    """Raise both rows when a process begins to serve: it may follow one that was killed
    between its commit and its raise. A database that is away or empty stops nothing.
    """
    try:
        bump(*NAMES)
    except DatabaseError as error:
        logger.warning("The epochs were not raised at the start: %s", error)
    finally:
        connection.close()
