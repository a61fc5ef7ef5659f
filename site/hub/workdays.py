"""Working days in Vietnam: no Saturday, Sunday or holiday."""

from datetime import date, timedelta

from django.conf import settings

# Labour Code 2019, Art. 112: the days that have the same date each year.
FIXED = {(1, 1), (4, 30), (5, 1), (9, 2)}
# Those of the moon, in Vietnam's time zone: the first day of Tết (1/1) and the day of the
# Hùng kings (10/3). What the government adds or swaps each year is set by HOLIDAYS.
MOON = {
    2026: ((2, 17), (4, 26)), 2027: ((2, 6), (4, 16)), 2028: ((1, 26), (4, 4)),
    2029: ((2, 13), (4, 23)), 2030: ((2, 2), (4, 12)), 2031: ((1, 23), (4, 1)),
    2032: ((2, 11), (4, 19)), 2033: ((1, 31), (4, 9)), 2034: ((2, 19), (4, 28)),
    2035: ((2, 8), (4, 17)), 2036: ((1, 28), (4, 6)), 2037: ((2, 15), (4, 24)),
    2038: ((2, 4), (4, 13)), 2039: ((1, 24), (4, 3)), 2040: ((2, 12), (4, 20)),
}  # fmt: skip


def is_working(day: date) -> bool:
    off = day.weekday() >= 5 or (day.month, day.day) in FIXED or follows_moon(day)
    return not off and day.isoformat() not in settings.HUB_HOLIDAYS


def follows_moon(day: date) -> bool:
    """Return whether it is a day of Tết or the day of the Hùng kings.

    Of the five days of Tết four are off whichever way the government sets them: the last
    of the old year and three of the new. The fifth is set by HOLIDAYS.
    """
    if day.year not in MOON:
        return False
    first, kings = (date(day.year, *found) for found in MOON[day.year])
    return -1 <= (day - first).days <= 2 or day == kings


def after(day: date, count: int) -> date:
    """Return the `count`-th working day after a day."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day
