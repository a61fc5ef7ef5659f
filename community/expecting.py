"""When a decision is due: two hours of the day, between seven and nine in the evening."""

from datetime import datetime, timedelta

from django.utils import timezone

OPENS, CLOSES = 7, 21
WITHIN = timedelta(hours=2)


def due(written: datetime) -> datetime:
    """Return when words that were written then should be decided on."""
    start = timezone.localtime(written)
    if start.hour < OPENS:
        start = start.replace(hour=OPENS, minute=0, second=0)
    elif start.hour >= CLOSES:
        start = next_morning(start)
    end = start + WITHIN
    closing = start.replace(hour=CLOSES, minute=0, second=0)
    return end if end <= closing else next_morning(start) + (end - closing)


def next_morning(moment: datetime) -> datetime:
    day = moment + timedelta(days=1)
    return day.replace(hour=OPENS, minute=0, second=0)
