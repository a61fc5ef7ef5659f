"""Pages that editors put first: exactly this query, in time, visible."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from hub.vntext import analyse_query
from search.models import PinnedResult
from search.pins import pinned
from search.vocabulary import corpus
from tests.factories import make_lesson


@pytest.fixture
def pin(pages, today):
    """Return a function that pins a page to a query."""

    def make(query="bán chè", page="voice", starts=0, ends=7):
        row = PinnedResult(
            query=query, page=pages[page].page_ptr,
            starts=today + timedelta(days=starts), ends=today + timedelta(days=ends),
        )  # fmt: skip
        row.full_clean()
        row.save()
        return row

    return make


def titles(text, **options):
    query = analyse_query(text, corpus("vi").vocabulary)
    return [hit.title for hit in pinned(query, **options)]


@pytest.mark.parametrize(
    "text", ["bán chè", "ban che", "BÁN  CHÈ?", "bans chef", "ban1 che2"]
)
def test_a_pin_is_found_however_its_query_is_typed(pin, text):
    pin()
    assert titles(text) == ["Hỏi bằng giọng nói"]


@pytest.mark.parametrize("text", ["bán chè ngon", "chè", "chè bán", "", "?"])
def test_another_query_shows_no_pin(pin, text):
    pin()
    assert titles(text) == []


def test_a_pin_runs_from_its_first_to_its_last_day(pin, today):
    pin(starts=1, ends=3)
    shown = [
        bool(titles("bán chè", today=today + timedelta(days=day))) for day in range(5)
    ]
    assert shown == [False, True, True, True, False]


def test_an_unpublished_page_is_not_shown(pin, pages):
    pin()
    pages["voice"].unpublish()
    assert titles("bán chè") == []


def test_a_private_page_is_not_shown(pin, pages):
    pin()
    PageViewRestriction.objects.create(page=pages["voice"], restriction_type="login")
    assert titles("bán chè") == []


def test_a_page_that_has_run_out_is_not_shown(pin, pages):
    pin()
    pages["voice"].expire_at = timezone.now() - timedelta(minutes=1)
    pages["voice"].save()
    assert titles("bán chè") == []


def test_a_page_of_another_language_is_not_shown(pin):
    pin()
    assert titles("bán chè", locale="en") == []


def test_at_most_three_pages_are_first_in_the_order_they_were_pinned(pin, pages):
    pages["more"] = make_lesson("Thêm một bài", slug="them")
    for name in ("tea", "loan", "more", "voice"):
        pin(page=name)
    assert titles("bán chè") == [
        "Viết bài bán chè", "Vay vốn ngân hàng chính sách", "Thêm một bài",
    ]  # fmt: skip


def test_asking_takes_one_statement_without_a_pin_and_two_with(pin):
    for query, count in (("chè", 1), ("bán chè", 2)):
        if count == 2:
            pin()
        words = analyse_query(query)
        with CaptureQueriesContext(connection) as caught:
            pinned(words)
        assert len(caught) == count


@pytest.mark.parametrize(("starts", "ends"), [(0, -1), (0, 367)])
def test_dates_must_be_in_order_and_within_a_year(pin, starts, ends):
    with pytest.raises(ValidationError) as caught:
        pin(starts=starts, ends=ends)
    assert list(caught.value.message_dict) == ["ends"]


def test_a_pin_needs_an_end_and_a_word(pin, pages):
    with pytest.raises(ValidationError) as caught:
        PinnedResult(query="?!", page=pages["voice"].page_ptr).full_clean()
    assert set(caught.value.message_dict) == {"ends", "query"}
