"""What people look for, as sums of a day: nobody's name, address or hour."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from hub.vntext import clean, nfc

from .keys import folded
from .models import SearchTotal

logger = logging.getLogger(__name__)

LONGEST, MOST_WORDS = 80, 12
# A phone number has 9 or more digits, one without its area code 7, an ID 9 or 12, a card
# 13 to 19; what stands between the digits does not matter, nor what else is said.
MOST_DIGITS = 6
# An e-mail address or a name on a network, also as people hide it; a link may hold a key.
ADDRESS = re.compile(r"@|\(at\)|\[at\]|://|\bwww\.", re.IGNORECASE)
KEPT = timedelta(weeks=26)
# So many different queries of a day are counted; a robot that makes up words fills no
# more than that, and those known by then are counted on.
MOST_A_DAY = 1000
WAIT = 250  # milliseconds that a search waits for others who write (SQLite)

TABLE = SearchTotal._meta.db_table
# The ORM cannot add to a row in its conflict clause.
UPSERT = f"""
INSERT INTO {TABLE} (day, text, locale, folded, searches, empty, repaired)
SELECT %s, %s, %s, %s, 1, %s, %s
WHERE (SELECT count(*) FROM {TABLE} WHERE day = %s) < %s
OR EXISTS (SELECT 1 FROM {TABLE} WHERE day = %s AND text = %s AND locale = %s)
ON CONFLICT (day, text, locale) DO UPDATE SET
    searches = {TABLE}.searches + 1,
    empty = {TABLE}.empty + excluded.empty,
    repaired = {TABLE}.repaired + excluded.repaired
"""  # noqa: S608 - the table's own name


def normalised(text: str) -> str:
    """Return a query as it is counted: clean, small letters, single spaces."""
    return nfc(" ".join(clean(text[: 4 * LONGEST]).lower().split()))


def is_private(text: str) -> bool:
    """Return whether a normalised query may name a person, or is no query but a text."""
    return (
        len(text) > LONGEST
        or len(text.split()) > MOST_WORDS
        or sum(letter.isdigit() for letter in text) > MOST_DIGITS
        or bool(ADDRESS.search(text))
    )


def note(
    text: str, found: int, repaired: bool, day: date | None = None, locale: str = "vi"
) -> None:
    """Count a search that found so many things. Never raises, never says what it was.

    Call it for the first page of an answer without filters: turning pages is no search.
    """
    said = normalised(text)
    key = folded(said)
    if not key or is_private(said):
        return
    day = day or timezone.localdate()
    row = (day, said, locale, key, int(not found), int(repaired))
    room = (day, MOST_A_DAY, day, said, locale)
    try:
        with hurried(), connection.cursor() as cursor:
            cursor.execute(UPSERT, (*row, *room))
    except DatabaseError as error:
        logger.warning("A search was not counted: %s", type(error).__name__)


@contextmanager
def hurried() -> Iterator[None]:
    """Let the statement fail alone, and on SQLite soon: an answer must not wait for it."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        patience = connection.settings_dict["OPTIONS"].get("timeout", 5)
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {WAIT}")
            try:
                yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(1000 * patience)}")
    else:
        yield


def forget(today: date | None = None) -> int:
    """Remove what is older than 26 weeks; return how many rows. The ticker calls it."""
    limit = (today or timezone.localdate()) - KEPT
    return SearchTotal.objects.filter(day__lt=limit).delete()[0]
