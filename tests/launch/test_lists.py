"""Lists: filters with right counts, one address each, a constant number of queries."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.models import LessonPage

LIST = "/bai-hoc/"


def titles(answer):
    return re.findall(r'class="cover" href="[^"]+">([^<]+)<', answer.content.decode())


def test_without_filters_every_lesson_is_listed(client):
    assert len(titles(client.get(LIST))) == 24


def test_values_of_one_filter_add_up_and_filters_narrow(client):
    farmers = set(titles(client.get(f"{LIST}?cho=nong-dan")))
    shops = set(titles(client.get(f"{LIST}?cho=ho-kinh-doanh")))
    both = set(titles(client.get(f"{LIST}?cho=nong-dan&cho=ho-kinh-doanh")))
    assert both == farmers | shops
    narrow = set(titles(client.get(f"{LIST}?cho=nong-dan&bac=co-ban")))
    assert narrow < farmers


OPTION = re.compile(
    r'name="([a-z-]+)" value="([a-z0-9-]+)"[^>]*><span>[^<]+</span><small>(\d+)<'
)


def test_the_count_of_an_option_is_what_choosing_it_brings(client):
    found = OPTION.findall(client.get(f"{LIST}?bac=co-ban").content.decode())
    assert len(found) > 20
    for param, value, count in found:
        query = f"?bac={value}" if param == "bac" else f"?{param}={value}&bac=co-ban"
        answer = client.get(LIST + query, follow=True)
        assert len(titles(answer)) == int(count), query


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?bac=co-ban&cho=nong-dan", "?cho=nong-dan&bac=co-ban"),
        ("?cho=nong-dan&cho=nong-dan", "?cho=nong-dan"),
        ("?cho=ai-do", ""),
        ("?trang=1", ""),
        ("?trang=99", ""),
        ("?trang=0", ""),
        ("?trang=khong", ""),
        ("?cho=", ""),
    ],
)
def test_another_spelling_leads_to_the_one_address(client, asked, canonical):
    answer = client.get(LIST + asked)
    assert answer.status_code == 302
    assert answer.url == LIST + canonical
    assert client.get(answer.url).status_code == 200


def test_a_chosen_filter_is_a_link_that_drops_it(client):
    page = client.get(f"{LIST}?cho=nong-dan&bac=co-ban").content.decode()
    assert f'class="chip" href="{LIST}?bac=co-ban"' in page
    assert f'class="chip" href="{LIST}?cho=nong-dan"' in page


def test_nothing_found_says_so_and_leads_on(client):
    page = client.get(f"{LIST}?cho=nong-dan&bac=thanh-thao").content.decode()
    assert "Hãy bỏ bớt một lựa chọn" in page


def count(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(f"{url}?x=1").status_code == 200
    return len(found)


def test_a_list_costs_the_same_however_long_it_is(client):
    before = count(client, LIST)
    LessonPage.objects.exclude(seed_key__in=["L01", "L02"]).update(live=False)
    assert count(client, LIST) == before
    assert before <= 14


@pytest.mark.parametrize(
    "url", ["/lo-trinh/", "/cong-cu/", "/tai-lieu/", "/tai-lieu/cau-hoi-thuong-gap/"]
)
def test_other_lists_keep_the_budget(client, url):
    assert count(client, url) <= 14
