"""The daily clean-ups are done each day, whatever minute the ticker was away."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from hub import upkeep
from hub.models import DailyRun

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = ["tests.hub.test_upkeep.first", "tests.hub.test_upkeep.second"]
ran = []


def first():
    ran.append("first")


def second():
    ran.append("second")


def broken():
    raise ValueError("thử")


@pytest.fixture(autouse=True)
def two(settings):
    ran.clear()
    settings.HUB_CLEANUPS = NAMES


def at(day, hour, minute=0):
    return time_machine.travel(
        datetime(2027, 3, day, hour, minute, tzinfo=HERE), tick=False
    )


def clean(day, hour, minute=0):
    ran.clear()
    with at(day, hour, minute):
        upkeep.clean()
    return len(ran)


def test_each_is_done_once_a_day_after_three():
    assert clean(1, 12) == 2
    assert clean(1, 23, 59) == 0
    assert clean(2, 2, 59) == 0
    assert clean(2, 3, 0) == 2
    assert clean(2, 3, 1) == 0


def test_a_ticker_that_was_off_at_three_catches_up():
    clean(1, 12)
    assert clean(2, 9, 17) == 2
    assert clean(3, 2, 0) == 0
    assert clean(5, 1, 30) == 2  # off for two days: it does not wait until three


def test_one_that_fails_stops_no_other_and_is_tried_an_hour_later(settings):
    settings.HUB_CLEANUPS = ["tests.hub.test_upkeep.broken", *NAMES]
    with at(1, 12):
        assert upkeep.clean() == 1
    assert ran == ["first", "second"]
    with at(1, 12, 1):
        assert upkeep.due() == []
    with at(1, 13, 1):
        assert upkeep.due() == ["tests.hub.test_upkeep.broken"]


def test_the_ticker_asks_one_query_when_nothing_is_due(
    settings, django_assert_num_queries
):
    with at(1, 12):
        upkeep.clean()
        with django_assert_num_queries(1):
            upkeep.clean()


def test_a_round_of_the_ticker_cleans_up(settings, monkeypatch):
    closing = "hub.management.commands.tick.close_old_connections"
    monkeypatch.setattr(closing, lambda: None)  # the test's transaction needs it
    settings.HUB_ROUNDS = []
    call_command("tick", once=True)
    assert ran == ["first", "second"]
    assert DailyRun.objects.count() == 2


def test_an_act_of_a_round_that_fails_stops_neither_the_others_nor_the_ticker(
    settings, monkeypatch
):
    closing = "hub.management.commands.tick.close_old_connections"
    monkeypatch.setattr(closing, lambda: None)
    settings.HUB_ROUNDS, settings.HUB_CLEANUPS = (
        ["tests.hub.test_upkeep.broken", NAMES[0]],
        NAMES[1:],
    )
    call_command("tick", once=True)
    assert ran == ["first", "second"]


def test_every_clean_up_of_the_site_runs(settings):
    from hub.settings import base

    settings.TASKS, settings.HUB_CLEANUPS = base.TASKS, base.HUB_CLEANUPS
    assert upkeep.clean() == 0
    assert DailyRun.objects.filter(done_at__isnull=False).count() == len(
        base.HUB_CLEANUPS
    )
