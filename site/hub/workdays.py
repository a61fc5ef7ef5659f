"""Working days in Vietnam: no Saturday, Sunday or holiday."""

from datetime import date, timedelta

from django.conf import settings

# Labour Code 2019, Art. 112: the days that have the same date each year. Tết and the
# day of the Hùng kings follow the moon and are set by HOLIDAYS.
FIXED = {(1, 1), (4, 30), (5, 1), (9, 2)}


def is_working(day: date) -> bool:
    off = day.weekday() >= 5 or (day.month, day.day) in FIXED
    return not off and day.isoformat() not in settings.HUB_HOLIDAYS


def after(day: date, count: int) -> date:
    """Return the `count`-th working day after a day."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day
