"""The daily clean-ups (`HUB_CLEANUPS`): each once after three in the morning, however late.

When each was last done stands in the database, so a ticker that was off at three catches up
at its next round, and one that starts anew does nothing twice.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import DailyRun

HOUR, AGAIN = 3, timedelta(hours=1)

logger = logging.getLogger(__name__)


def clean() -> int:
    """Do what is due and return how many failed."""
    return sum(not done(name) for name in due())


def due() -> list[str]:
    """Return the clean-ups not done since it was last three in the morning, without those
    that failed within the hour: one query.
    """
    now = timezone.localtime()
    settled = Q(done_at__gte=last_three(now)) | Q(tried_at__gt=now - AGAIN)
    rows = DailyRun.objects.filter(settled, name__in=settings.HUB_CLEANUPS)
    known = set(rows.values_list("name", flat=True))
    return [name for name in settings.HUB_CLEANUPS if name not in known]


def last_three(now: datetime) -> datetime:
    today = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if now >= today else today - timedelta(days=1)


def attempt(name: str) -> bool:
    """Call what a path names. If it fails, it stops no other, and not the ticker."""
    try:
        import_string(name)()
    except Exception:
        logger.exception("%s failed", name)
        return False
    return True


def done(name: str) -> bool:
    """Do one clean-up and note it."""
    tried = {"tried_at": timezone.now()}
    row, _made = DailyRun.objects.update_or_create(name=name, defaults=tried)
    if not attempt(name):
        return False
    row.done_at = timezone.now()
    row.save(update_fields=["done_at"])
    return True


def clear_sessions() -> None:
    call_command("clearsessions")


def prune_tasks() -> None:
    call_command("prune_db_task_results", verbosity=0)
