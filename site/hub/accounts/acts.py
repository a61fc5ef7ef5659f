"""Writes the restricted log of acts, and forgets what is older than it may be."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from . import addresses
from .models import Act, User
from .models.acts import ActKind

logger = logging.getLogger(__name__)


def note(kind: ActKind, request: HttpRequest | None, user: User | None = None) -> None:
    """Write one act. Never a code, a number or an e-mail: there is no place for them."""
    known = user if user is not None and user.pk else None
    Act.objects.create(kind=kind, user=known, address=addresses.of(request))


def oldest_kept() -> datetime:
    return timezone.now() - timedelta(days=settings.HUB_ACT_DAYS)


def forget() -> int:
    """Remove acts older than `HUB_ACT_DAYS`; say and return how many."""
    removed = Act.objects.filter(at__lt=oldest_kept()).delete()[0]
    logger.info("%d acts older than %d days removed", removed, settings.HUB_ACT_DAYS)
    return removed
