"""What is counted of a search, and what never is."""

import logging
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.logbook import forget, note
from search.models import SearchTotal

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 25)
PRIVATE = (
    "0912345678", "0912 345 678", "091-234.5678", "+84 912 345 678", "so cua toi 0912345678",
    "zalo 09 12 34 56 78 nhé", "０９１２３４５６７８", "0 9 1 2 3 4 5 6 7 8", "02083 855 123",
    "0912,345,678", "0912lan345lan678", "3855123", "٠٩١٢٣٤٥٦٧٨",
    "091234567", "019 234 567 890", "019234567890", "cccd 019.234.567.890",
    "4111 1111 1111 1111", "4111-1111-1111-1111", "9704 3668 1234 5678 901",
    "lan@gmail.com", "Lan.Nguyen@thainguyen.gov.vn", "lan @ gmail.com", "lan(at)gmail.com",
    "https://zalo.me/abc?key=bimat", "www.facebook.com/lan",
    "a" * 81, "một hai ba bốn năm sáu bảy tám chín mười một hai ba",
)  # fmt: skip
FINE = (
    "viết bài bán chè", "NotebookLM", "kế hoạch 78/KH-UBND 2025", "nghị quyết 57-NQ/TW",
    "1 2 3", "a" * 80, "một hai ba bốn năm sáu bảy tám chín mười một hai",
)  # fmt: skip


def rows():
    columns = ("day", "text", "locale", "searches", "empty", "repaired")
    return sorted(SearchTotal.objects.values_list(*columns))


def test_searches_of_a_day_are_one_row(db):
    note("Viết  bài\tBÁN chè ", 3, repaired=False, day=DAY)
    note("viết bài bán chè", 0, repaired=True, day=DAY)
    note("viết bài bán chè", 2, repaired=False, day=DAY + timedelta(days=1))
    note("viết bài bán chè", 2, repaired=False, day=DAY, locale="en")
    assert rows() == [
        (DAY, "viết bài bán chè", "en", 1, 0, 0),
        (DAY, "viết bài bán chè", "vi", 2, 1, 1),
        (DAY + timedelta(days=1), "viết bài bán chè", "vi", 1, 0, 0),
    ]


def test_letters_and_marks_apart_are_the_same_query(db):
    note("Viết", 1, repaired=False, day=DAY)
    note("Viê\u0301t", 1, repaired=False, day=DAY)
    assert rows() == [(DAY, "viết", "vi", 2, 0, 0)]


def test_a_robot_that_makes_up_words_fills_a_day_and_no_more(db, monkeypatch):
    monkeypatch.setattr("search.logbook.MOST_A_DAY", 3)
    for number in range(9):
        note(f"bịa{number}", 0, repaired=False, day=DAY)
    note("bịa1", 0, repaired=False, day=DAY)
    assert [(text, searches) for _day, text, _locale, searches, *_ in rows()] == [
        ("bịa0", 1), ("bịa1", 2), ("bịa2", 1),
    ]  # fmt: skip
    note("chè", 1, repaired=False, day=DAY + timedelta(days=1))
    assert len(rows()) == 4


def test_the_day_is_that_of_vietnam(db, time_machine):
    time_machine.move_to("2026-11-25 23:30 +0000", tick=False)
    note("chè", 1, repaired=False)
    assert SearchTotal.objects.get().day == date(2026, 11, 26)


def test_a_row_holds_nobody_and_no_hour():
    names = {field.name for field in SearchTotal._meta.get_fields()}
    assert names == {
        "id", "day", "text", "locale", "folded", "searches", "empty", "repaired",
    }  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_what_may_name_a_person_is_not_stored(db, text):
    note(text, 0, repaired=False, day=DAY)
    assert rows() == []


@pytest.mark.parametrize("text", FINE)
def test_what_people_ask_is_stored(db, text):
    note(text, 0, repaired=False, day=DAY)
    assert len(rows()) == 1


@pytest.mark.parametrize("text", ["", "  ", "?!", "\0", "…", "\u200b"])
def test_nothing_is_not_counted(db, text):
    note(text, 0, repaired=False, day=DAY)
    assert rows() == []


def test_it_takes_one_statement(db):
    with CaptureQueriesContext(connection) as caught:
        note("chè", 1, repaired=False, day=DAY)
    said = [q["sql"] for q in caught if "SAVEPOINT" not in q["sql"]]
    assert len(said) == 1


def test_a_failing_write_breaks_nothing_and_says_no_query(db, caplog, monkeypatch):
    monkeypatch.setattr("search.logbook.UPSERT", "INSERT INTO khong_co VALUES (%s)")
    with caplog.at_level(logging.DEBUG):
        note("bimat cua lan", 1, repaired=False, day=DAY)
    note_lines = [record.getMessage() for record in caplog.records]
    assert any("was not counted" in line for line in note_lines)
    assert "bimat" not in caplog.text
    assert SearchTotal.objects.count() == 0  # the transaction around goes on


def test_a_counted_search_leaves_no_line_in_the_log(db, caplog):
    with caplog.at_level(logging.INFO):
        note("bimat cua lan", 1, repaired=False, day=DAY)
        note("0912345678", 1, repaired=False, day=DAY)
    assert "bimat" not in caplog.text
    assert "0912345678" not in caplog.text


def test_rows_older_than_26_weeks_go(db):
    for weeks in (0, 26, 27):
        note("chè", 1, repaired=False, day=DAY - timedelta(weeks=weeks))
    assert forget(DAY) == 1
    assert len(rows()) == 2


def test_the_ticker_forgets_once_a_day(db, monkeypatch):
    tick = "hub.management.commands.tick"
    monkeypatch.setattr(f"{tick}.close_old_connections", lambda: None)
    monkeypatch.setattr(f"{tick}.call_command", lambda *args, **options: None)
    for hour, left in ((3, 0), (4, 1), (27, 0)):
        moment = datetime(2027, 3, 1, tzinfo=HERE) + timedelta(hours=hour, minutes=5)
        with time_machine.travel(moment, tick=False):
            note(
                "chè", 1, repaired=False, day=timezone.localdate() - timedelta(weeks=30)
            )
            call_command("tick", "--once", verbosity=0)
        assert SearchTotal.objects.count() == left
