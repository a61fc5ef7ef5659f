"""Due dates are counted in working days: no week-end, no Tết, no public holiday."""

import itertools
from datetime import date, timedelta

import pytest

from hub import workdays


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 30), True), (date(2026, 12, 5), False), (date(2027, 1, 1), False),
        (date(2027, 2, 5), False), (date(2027, 2, 8), False), (date(2027, 2, 9), True),
        (date(2027, 4, 16), False), (date(2028, 4, 4), False), (date(2030, 2, 1), False),
        (date(2030, 2, 4), False), (date(2030, 2, 5), True), (date(2027, 9, 2), False),
    ],
)  # fmt: skip
def test_a_day_works_or_not(day, works):
    assert workdays.is_working(day) is works


def test_what_an_office_adds_is_off_too(settings):
    settings.HUB_HOLIDAYS = ["2026-12-01"]
    assert workdays.after(date(2026, 11, 30), 1) == date(2026, 12, 2)


def test_tet_lies_between_asking_and_answering():
    assert workdays.after(date(2027, 2, 4), 2) == date(2027, 2, 10)


def test_the_table_of_the_moon_is_sane_and_reaches_far():
    """Tết is a new moon: its first days lie whole months of 29.53 days apart."""
    assert max(workdays.MOON) >= 2040
    firsts = [date(year, *found[0]) for year, found in workdays.MOON.items()]
    for first, kings in workdays.MOON.values():
        assert (1, 20) <= first <= (2, 20)
        assert (3, 31) <= kings <= (4, 30)
    for early, late in itertools.pairwise(firsts):
        months = (late - early) / timedelta(days=29.530588)
        assert abs(months - round(months)) < 0.04
