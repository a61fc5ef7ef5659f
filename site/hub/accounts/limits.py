"""How often a thing may be done: counted in the database, over sliding windows.

The act is counted first, then the window is looked at: two requests at the same moment
see each other. An act that was refused, or came to nothing, is taken back.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min, QuerySet, Sum
from django.utils import timezone

from . import sealing
from .models import Use

KEPT = timedelta(days=2)

logger = logging.getLogger(__name__)


class TooMany(Exception):
    """A limit is reached. `kind` names it; after `seconds` there is room for one more."""

    def __init__(self, kind: str, seconds: int) -> None:
        super().__init__(kind)
        self.kind, self.seconds = kind, seconds


def count(kind: str, subject: str, cost: int = 0) -> Use:
    """Count one act of the kind for the subject and return its row. Raises TooMany."""
    key = sealing.digest(f"limit:{kind}", subject)
    use = Use.objects.create(kind=kind, key=key, cost=cost, at=timezone.now())
    for most, seconds in settings.HUB_LIMITS[kind]:
        if used(use, seconds) > most:
            use.delete()
            raise TooMany(kind, wait(use, seconds))
    return use


def check(kind: str, subject: str) -> None:
    """Raise TooMany when one more act of the kind would be refused; count nothing."""
    key = sealing.digest(f"limit:{kind}", subject)
    probe = Use(kind=kind, key=key, at=timezone.now())
    for most, seconds in settings.HUB_LIMITS[kind]:
        if used(probe, seconds) >= most:
            raise TooMany(kind, wait(probe, seconds))


def within(use: Use, seconds: int | str) -> QuerySet[Use]:
    """Return the acts of the same kind and subject in the window that ends with this."""
    since = began(use, seconds)
    return Use.objects.filter(kind=use.kind, key=use.key, at__gt=since)


def began(use: Use, seconds: int | str) -> datetime:
    """Return when the window began; that of "day" begins at midnight in Vietnam."""
    if seconds == "day":
        midnight = timezone.localtime(use.at).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return midnight - timedelta(microseconds=1)
    return use.at - timedelta(seconds=int(seconds))


def wait(use: Use, seconds: int | str) -> int:
    """Return in how many seconds the oldest act leaves the window."""
    if seconds == "day":
        return 86400 - int((use.at - began(use, seconds)).total_seconds())
    oldest = within(use, seconds).aggregate(at=Min("at"))["at"] or use.at
    return max(1, seconds - int((use.at - oldest).total_seconds()))


def used(use: Use, seconds: int | str) -> int:
    """Return how much was done in the window: acts, or đồng where acts have a cost."""
    same = within(use, seconds)
    if use.cost:
        return same.aggregate(sum=Sum("cost"))["sum"] or 0
    return same.count()


@contextmanager
def counted(*acts: tuple[str, str, int]) -> Iterator[None]:
    """Count several acts (kind, subject, cost) for what is done inside, or none.

    When the inside fails, nothing was done and nothing stays counted, unless the error
    says by `spent` that it may have been done all the same.
    """
    rows: list[Use] = []
    try:
        for kind, subject, cost in acts:
            rows.append(count(kind, subject, cost))
        yield
    except Exception as error:
        if getattr(error, "spent", False):
            raise
        Use.objects.filter(pk__in=[row.pk for row in rows]).delete()
        raise


def forgive(kind: str, subject: str) -> None:
    """Forget what was counted of the kind: the right code has come."""
    keys = sealing.digests(f"limit:{kind}", subject)
    Use.objects.filter(kind=kind, key__in=keys).delete()


def alarm(what: str) -> None:
    """Write an error into the log, the same one at most once an hour."""
    try:
        count("alarm", what)
    except TooMany:
        return
    logger.error("%s", what)


def lift(*subjects: str) -> int:
    """Forget all that was counted for a number, an e-mail or an account; say how much."""
    kinds = set(settings.HUB_LIMITS)
    pairs = [(kind, subject) for kind in kinds for subject in subjects]
    keys = [key for kind, one in pairs for key in sealing.digests(f"limit:{kind}", one)]
    lifted = Use.objects.filter(kind__in=kinds, key__in=keys).delete()[0]
    logger.warning("%d counted uses of one contact lifted", lifted)
    return lifted


def forget() -> int:
    """Remove rows that no window reaches any more; return how many."""
    return Use.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
