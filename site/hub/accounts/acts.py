"""Writes the restricted log of acts, and forgets what is older than it may be."""

import logging
from datetime import datetime, timedelta

from allauth.core import context
from django.conf import settings
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from . import addresses, limits
from .models import Act, User
from .models.acts import ActKind

# What anybody can do without end. More of it than a limit allows is not noted.
ENDLESS = {ActKind.REFUSED, ActKind.PASSWORD_WRONG}

logger = logging.getLogger(__name__)


def note(kind: ActKind, request: HttpRequest | None, user: User | None = None) -> None:
    """Write one act. Never a code, a number or an e-mail: there is no place for them."""
    if kind in ENDLESS:
        try:
            limits.count("noted", addresses.network(request) or "")
        except limits.TooMany:
            return
    known = user if user is not None and user.pk else None
    Act.objects.create(kind=kind, user=known, address=addresses.of(request))


def note_own(kind: ActKind) -> None:
    """Write an act of whoever asks just now; outside any request, of nobody."""
    request = context.request
    note(kind, request, getattr(request, "user", None))


def oldest_kept() -> datetime:
    return timezone.now() - timedelta(days=settings.HUB_ACT_DAYS)


def due() -> QuerySet[Act]:
    return Act.objects.filter(at__lt=oldest_kept())


def forget() -> int:
    """Remove acts older than `HUB_ACT_DAYS`; say and return how many.

    The lines in the log are the proof: how many, from when to when, and what is the
    oldest that is left.
    """
    gone = due().aggregate(first=Min("at"), last=Max("at"))
    removed = due().delete()[0]
    logger.info("%d acts older than %d days removed", removed, settings.HUB_ACT_DAYS)
    if removed:
        oldest = Act.objects.aggregate(at=Min("at"))["at"]
        logger.info(
            "removed acts of %s to %s; the oldest left is of %s",
            gone["first"], gone["last"], oldest,
        )  # fmt: skip
    return removed
