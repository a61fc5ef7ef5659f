"""Counts beside filters say how long the list is that they lead to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.asking import FACETS, Ask
from search.finding import find
from search.models import Entry
from search.upkeep import learn_what_is_new

QUERIES = ["AI", "bán chè", "an toàn", "viet bao cao", "điện thoại", "học", "lừa đảo"]


@pytest.fixture(autouse=True)
def learned():
    learn_what_is_new()


def values():
    found = {name: set() for name in FACETS}
    for filed in Entry.objects.values_list("filed", flat=True):
        for line in filed.split():
            name, _, value = line.partition("=")
            found[name].add(value)
    found["kind"] = {"lesson", "guide", "document", "term", "question", "path"}
    return {name: sorted(each) for name, each in found.items() if each}


@settings(
    max_examples=200, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_a_count_is_the_total_of_the_list_it_leads_to(data):
    known = values()
    names = data.draw(st.lists(st.sampled_from(sorted(known)), max_size=3, unique=True))
    chosen = {
        name: tuple(data.draw(st.lists(st.sampled_from(known[name]), min_size=1, max_size=2, unique=True)))
        for name in names
    }  # fmt: skip
    text = data.draw(st.sampled_from(QUERIES))
    answer = find(Ask(text, chosen=chosen))
    name = data.draw(st.sampled_from(sorted(known)))
    for value, count in list(answer.counts[name].items())[:2]:
        led = find(Ask(text, chosen={**chosen, name: (value,)}))
        assert led.total == count, (text, chosen, name, value)


def test_all_pages_together_are_the_total():
    first = find(Ask("AI"))
    pages = -(-first.total // 10)
    ids = [
        hit.pk
        for page in range(1, pages + 1)
        for hit in find(Ask("AI", page=page)).hits
    ]
    assert len(ids) == len(set(ids)) == first.total


def test_by_date_the_newest_come_first_and_the_total_stays():
    by_fit, by_date = find(Ask("AI")), find(Ask("AI", by_date=True))
    assert by_fit.total == by_date.total
    days = [hit.updated for hit in by_date.hits]
    assert days == sorted(days, reverse=True)
