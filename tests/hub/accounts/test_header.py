"""The head of every page: one link for strangers, a name for members, few queries."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.static import join_css

from .conftest import ask, text_of, type_code

pytestmark = pytest.mark.django_db
SCRIPTS = ("display.js", "search-box.js", "sending.js")
BUDGET = 60 * 1024


def test_strangers_get_a_link_that_leads_back(home, client):
    page = text_of(client.get("/co-chu/"))
    assert 'href="/dang-nhap/?next=/co-chu/"' in page
    found = text_of(client.get("/co-chu/?a=b&c=d"))
    assert 'href="/dang-nhap/?next=/co-chu/%3Fa%3Db%26c%3Dd"' in found
    assert 'href="/dang-nhap/"' in text_of(client.get(f"/khong-co/?{'a' * 1000}"))
    assert "Đăng xuất" not in page


def test_the_page_of_strangers_is_cached_also_for_who_carries_a_token(home, client):
    client.get("/dang-nhap/")
    assert "csrftoken" in client.cookies
    first = client.get("/co-chu/")
    assert len(caches["pages"]._cache) == 1
    assert not first.cookies
    assert first.content == Client().get("/co-chu/").content


def test_members_see_their_name_and_no_stranger_does(lan, client):
    client.force_login(lan)
    answer = client.get("/co-chu/")
    assert "Lan · </span>Đăng xuất" in text_of(answer)
    assert "csrfmiddlewaretoken" not in text_of(answer)
    assert not caches["pages"]._cache
    assert "Lan · " not in text_of(Client().get("/co-chu/"))


def test_a_name_cannot_break_the_page(lan, client):
    lan.name = "<b>\"x'</b>" + "y" * 60
    lan.save()
    client.force_login(lan)
    assert "<b>" not in text_of(client.get("/co-chu/"))


def test_a_member_s_page_costs_two_queries_more(lan, client):
    client.force_login(lan)
    counts = []
    for reader in (Client(), client):
        reader.get("/co-chu/")
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            reader.get("/co-chu/")
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2


@pytest.mark.parametrize("path", ["/dang-nhap/", "/dang-ky/"])
def test_the_way_in_asks_the_database_little(
    home, client, path, django_assert_max_num_queries
):
    client.get(path)
    with django_assert_max_num_queries(5):
        client.get(path)


def test_the_way_in_is_light(lan, texts, client):
    """HTML, CSS and JavaScript of a first visit, uncompressed."""
    from hub.static import CSS

    scripts = [CSS.parent / "js" / name for name in SCRIPTS]
    linked = join_css().stat().st_size + sum(path.stat().st_size for path in scripts)
    pages = [client.get("/dang-nhap/"), client.get("/dang-ky/"), ask(client, "12")]
    ask(client, "0912 345 678")
    pages += [client.get("/xac-thuc/"), type_code(client, "12")]
    for page in pages:
        assert text_of(page).count("<script") == len(SCRIPTS)
        assert len(page.content) + linked <= BUDGET
