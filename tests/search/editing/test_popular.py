"""What readers see of what others look for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import PopularQuery
from search.popular import approved, tick, untick
from tests.factories import make_person


@pytest.fixture
def ticked(pages, looked_for):
    """Return a function that lets readers see a query that was looked for."""

    def make(text, times=5):
        looked_for(text, times)
        row = PopularQuery(text=text, folded=text_key(text), locale="vi")
        row.save()
        return row

    return make


def text_key(text):
    from search.keys import folded

    return folded(text)


def test_a_ticked_query_is_shown_the_most_frequent_first(ticked):
    ticked("bán chè", 5)
    ticked("vay vốn", 7)
    assert approved() == ["vay vốn", "bán chè"]


def test_below_five_searches_nothing_is_shown(ticked):
    ticked("bán chè", 4)
    assert approved() == []


def test_without_a_tick_nothing_is_shown(pages, looked_for):
    looked_for("bán chè", 50)
    assert approved() == []


def test_old_searches_do_not_count(ticked, time_machine):
    ticked("bán chè")
    time_machine.move_to("2027-02-25 05:00 +0000", tick=False)
    assert approved() == []


def test_another_language_is_apart(ticked):
    ticked("bán chè")
    assert approved("en") == []


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_a_query_that_leads_to_nothing_visible_is_not_shown(ticked, pages, act):
    ticked("giọng nói")
    ticked("bán chè")
    getattr(pages["voice"], act)()
    assert approved() == ["bán chè"]


def test_there_are_at_most_eight(ticked):
    for number in range(10):
        ticked(f"bán chè {number}", 5)
    assert len(approved()) == 8


def test_however_many_there_are_it_takes_the_same_statements(ticked):
    counts = []
    for text in ("bán chè", "vay vốn", "giọng nói"):
        ticked(text)
        approved()
        with CaptureQueriesContext(connection) as caught:
            approved()
        counts.append(len(caught))
    assert counts == [4, 4, 4]


def test_a_tick_keeps_the_words_that_most_people_wrote(pages, looked_for):
    looked_for("ban che", 2)
    looked_for("bán chè", 4)
    lan = make_person()
    assert tick("ban che", "vi", lan)
    assert tick("ban che", "vi", lan)
    row = PopularQuery.objects.get()
    assert (row.text, row.author) == ("bán chè", lan)
    assert approved() == ["bán chè"]
    untick("ban che", "vi")
    assert approved() == []


def test_what_was_rarely_looked_for_cannot_be_ticked(pages, looked_for):
    looked_for("bán chè", 4)
    assert not tick("ban che", "vi", make_person())
    assert not PopularQuery.objects.exists()
