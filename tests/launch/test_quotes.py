"""Check 20 (V1.2.4): no SQL is put together from what somebody typed."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from hub.accounts.models import User
from lessons.models import LessonPage, Level
from lessons.query import FACETS

ROOT = Path(settings.BASE_DIR)
CODE = ("site", "lessons", "community", "search")
QUOTES = [
    "'",
    '"',
    "' OR '1'='1",
    '" OR 1=1 --',
    "'); DELETE FROM lessons_lessonpage; --",
    "') UNION SELECT password FROM accounts_user --",
    "\\'; SELECT 1; --",
    "%' AND 1=0 UNION SELECT 1 --",
    "* OR a:b NEAR(",
    "chè' & | ! ( ) :*",
    "%_%",
]
LISTS = ("/bai-hoc/", "/lo-trinh/", "/cong-cu/", "/tai-lieu/", "/thuat-ngu/")
# Screens of the admin that search or filter, with a title that must not be found.
SEARCHES = (
    "/quan-tri/pages/search/?q={}",
    "/quan-tri/pages/search/results/?q={}",
    "/quan-tri/choose-page/search/?q={}",
    "/quan-tri/images/?q={}",
    "/quan-tri/images/chooser/?q={}",
    "/quan-tri/images/chooser/results/?q={}",
    "/quan-tri/documents/?q={}",
    "/quan-tri/documents/chooser/results/?q={}",
    "/quan-tri/snippets/lessons/level/?q={}",
    "/quan-tri/snippets/lessons/tool/?q={}",
    "/quan-tri/users/?q={}",
    "/quan-tri/groups/?q={}",
    "/quan-tri/redirects/?q={}",
    "/quan-tri/collections/?q={}",
)
FILTERS = (
    "/quan-tri/pages/search/?content_type={}",
    "/quan-tri/pages/search/?q=ai&ordering={}",
    "/quan-tri/reports/site-history/?label={}",
    "/quan-tri/reports/aging-pages/?last_published_at_from={}",
    "/quan-tri/reports/locked/?locked_by={}",
    "/quan-tri/reports/due/?ordering={}",
    "/quan-tri/images/?tag={}",
    "/quan-tri/images/?collection_id={}",
    "/quan-tri/images/?ordering={}",
    "/quan-tri/documents/?ordering={}",
    "/quan-tri/documents/?collection_id={}",
    "/quan-tri/users/?ordering={}",
    "/quan-tri/snippets/lessons/level/?ordering={}",
    "/quan-tri/snippets/lessons/level/?locale={}",
    "/quan-tri/tag-autocomplete/?term={}",
)


@pytest.fixture
def admin(client):
    client.force_login(User.objects.get(email="quantri@demo.invalid"))
    client.raise_request_exception = False
    return client


def rows(html):
    """Return the addresses of the cards of a list."""
    return re.findall(
        r'href="(/[a-z-]+/[a-z0-9-]+/)"', html.split("<main")[1].split("</main")[0]
    )


def state():
    return LessonPage.objects.count(), User.objects.count(), Level.objects.count()


@pytest.mark.parametrize("quote", QUOTES, ids=range(len(QUOTES)))
def test_quotes_in_lists_and_answers_find_no_other_rows(quote):
    before, reader = state(), Client()
    for path in LISTS:
        everything = rows(reader.get(path).content.decode())
        for name in [*(facet.param for facet in FACETS.values()), "trang"]:
            answer = reader.get(path, {name: quote}, follow=True)
            assert answer.status_code == 200, (path, name)
            assert rows(answer.content.decode()) == everything, (path, name)
    lesson = LessonPage.objects.get(seed_key="L13")
    for query in ({"tra-loi": quote}, {"tra-loi": f"1A{quote}"}):
        answer = reader.get(lesson.get_url(), query, follow=True)
        assert answer.status_code == 200
        assert "data-given" not in answer.content.decode()
    assert state() == before


@pytest.mark.parametrize("quote", QUOTES, ids=range(len(QUOTES)))
def test_quotes_in_addresses_find_nothing(quote):
    for prefix in (
        "/",
        "/bai-hoc/",
        "/thuat-ngu/",
        "/s/",
        "/cau-lenh/trang/",
        "/tai-ve/",
    ):
        answer = Client().get(f"{prefix}{quote}/", follow=True)
        assert answer.status_code == 404, prefix
    lesson = LessonPage.objects.get(seed_key="L13")
    address = f"/cau-lenh/trang/{lesson.pk}/{lesson.prompts[0].id}/"
    assert Client().post(address, {"o1": quote}).status_code == 200


@pytest.mark.parametrize("quote", QUOTES, ids=range(len(QUOTES)))
def test_quotes_in_the_searches_of_the_admin_find_nothing(admin, quote):
    before = state()
    titles = [*LessonPage.objects.values_list("title", flat=True)[:20]]
    titles += ["bientap@demo.invalid", Level.objects.first().label, "Biên tập viên"]
    for address in SEARCHES:
        path, _mark, name = address.partition("?")
        answer = admin.get(path, {name.partition("=")[0]: quote})
        assert answer.status_code == 200, address
        text = answer.content.decode()
        if not quote.startswith(("* OR", "chè", "%_%")):
            assert not [title for title in titles if f">{title}<" in text], address
    assert state() == before


@pytest.mark.parametrize("quote", QUOTES, ids=range(len(QUOTES)))
def test_quotes_in_the_filters_of_the_admin_break_nothing(admin, quote):
    before = state()
    for address in FILTERS:
        path, _mark, query = address.partition("?")
        pairs = [pair.partition("=")[::2] for pair in query.split("&")]
        answer = admin.get(path, {name: value.format(quote) for name, value in pairs})
        assert answer.status_code < 500, address
    assert state() == before


def test_quotes_sign_nobody_in(client):
    for quote in QUOTES:
        fields = {"username": f"quantri@demo.invalid{quote}", "password": quote}
        assert client.post("/quan-tri/login/", fields).status_code == 200
        assert "_auth_user_id" not in client.session


def test_the_rule_against_built_sql_is_on_for_our_code():
    """Ruff's S608 belongs to the chosen S; nothing of ours switches it off."""
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"][
        "lint"
    ]
    assert "S" in lint["select"]
    for off in (lint["ignore"], *lint["per-file-ignores"].values()):
        assert not {"S", "S6", "S60", "S608"} & set(off)
    assert all(path.startswith("tests") for path in lint["per-file-ignores"])


# The index is asked in words of its own (FTS5, tsquery); what was typed is always a
# parameter there: tests/launch/test_search_hostile.py.
SEARCHING = {
    "search/engines/base.py", "search/engines/sqlite.py", "search/engines/postgresql.py",
    "search/finding.py", "search/offering.py", "search/popular.py", "search/scratch.py",
    "search/engines/backend.py", "search/suggesting.py", "search/logbook.py",
    "search/nearest.py", "search/sources/seen.py",
}  # fmt: skip


# Nothing typed stands in them: PostgreSQL's sequence is asked for the next key, and SQLite
# for a partial index, whose condition it must read in the query.
CONSTANT = {"community/tree/placing.py", "community/models/comments.py"}


def test_our_code_writes_no_sql_of_its_own():
    """But the one that asks whether the database is there, and a setting of SQLite."""
    asking = re.compile(
        r"noqa:.*S608|\.raw\(|RawSQL|\.extra\(|\.execute\((?!\"SELECT 1\"\))"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in CODE
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
        and str(path.relative_to(ROOT)) not in SEARCHING | CONSTANT
        for line in path.read_text("utf-8").splitlines()
        if asking.search(line)
    ]
    assert found == []
