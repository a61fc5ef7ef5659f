"""Check 13 (V14.2.2, V14.3.2): what one person gets is kept nowhere and shown to no other."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from tests.factories import PASSWORD, make_document, make_home, make_person, make_term
from tests.factories.pages import below

NAME = "Nguyễn Thị Kín"
SKIPPED = {"wagtailadmin_logout", "wagtailadmin_error_test"}  # the second one breaks


def stored():
    return list(caches["pages"]._cache)


def patterns(resolver=None, prefix="", names=""):
    """Yield the name of each address of the admin."""
    for found in (resolver or get_resolver()).url_patterns:
        path = f"{prefix}{found.pattern}"
        if isinstance(found, URLResolver):
            space = f"{names}{found.namespace}:" if found.namespace else names
            yield from patterns(found, path, space)
        elif path.startswith("quan-tri/") and found.name:
            yield f"{names}{found.name}"


def addresses():
    """Return the addresses of all screens of the admin that need no number."""
    found = {}
    for name in patterns():
        try:
            found.setdefault(reverse(name), name)
        except NoReverseMatch:
            continue
    return {path: name for path, name in found.items() if name not in SKIPPED}


def test_every_screen_of_the_admin_says_that_it_is_kept_nowhere(editor):
    editor.raise_request_exception = False
    screens = addresses()
    assert len(screens) > 60
    for path in screens:
        for known in (editor, Client()):
            answer = known.get(path)
            assert answer.status_code < 500, path
            assert answer.headers["Cache-Control"] == "no-store", path
    assert stored() == []


def test_the_screens_of_one_page_are_kept_nowhere(editor):
    term = make_term()
    for name in ("edit", "history", "usage", "view_draft", "workflow_history", "copy"):
        answer = editor.get(reverse(f"wagtailadmin_pages:{name}", args=[term.pk]))
        assert answer.status_code == 200, name
        assert answer.headers["Cache-Control"] == "no-store", name
    assert stored() == []


def test_what_staff_see_is_given_to_no_anonymous_reader(home):
    """Sign in, ask, sign out, ask anonymously: by the real form, with the same browser."""
    person = make_person(name=NAME, is_superuser=True)
    term, browser = make_term(), Client()
    paths = ("/", term.url, "/thuat-ngu/", "/co-chu/", "/robots.txt", "/khong-co/")
    before = {path: Client().get(path).content for path in paths}
    caches["pages"].clear()

    fields = {"username": person.email, "password": PASSWORD, "next": "/quan-tri/"}
    assert browser.post("/quan-tri/login/", fields).status_code == 302
    assert NAME in browser.get("/quan-tri/account/").content.decode()
    for path in paths:
        answer = browser.get(path)
        assert answer.headers["Cache-Control"] == "private, no-cache", path
        assert "Cookie" in answer.headers["Vary"]
    assert stored() == []

    assert browser.post("/quan-tri/logout/").status_code == 302
    for known in (browser, Client()):
        for path in paths:
            answer = known.get(path)
            assert answer.content == before[path], path
            assert NAME not in answer.content.decode()
        assert known.get("/quan-tri/account/").status_code == 302


def test_an_old_session_reads_nothing_after_signing_out(editor):
    kept = editor.cookies["sessionid"].value
    assert editor.get("/quan-tri/").status_code == 200
    editor.post("/quan-tri/logout/")
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/quan-tri/").status_code == 302


def test_a_draft_that_staff_look_at_stays_a_draft(editor, client):
    term = make_term(live=False, meaning="Chưa ai được đọc")
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[term.pk]))
    assert "Chưa ai được đọc" in preview.content.decode()
    assert client.get(term.get_url()).status_code == 404
    assert stored() == []


def test_sign_in_and_filled_prompts_are_kept_nowhere(home, client):
    from lessons.models import LessonIndexPage, LessonPage

    index = below(make_home(), LessonIndexPage(title="Bài học", slug="bai-hoc"))
    body = [("prompt", {"text": "Viết cho {{tên}}"})]
    lesson = below(index, LessonPage(title="Một", slug="mot", body=body))
    address = f"/cau-lenh/trang/{lesson.pk}/{lesson.body[0].id}/"
    filled = client.post(address, {"o1": NAME})
    assert NAME in filled.content.decode()
    for answer in (filled, client.get(address), client.get("/quan-tri/login/")):
        assert "no-store" in answer.headers["Cache-Control"]
    assert NAME not in client.get(address).content.decode()
    assert stored() == []


@pytest.mark.parametrize("name", ["x.pdf", "mau-don.pdf"])
def test_documents_never_come_from_the_page_cache(home, client, name):
    document = make_document()
    client.get(f"/tai-ve/{document.pk}/{name}")
    assert stored() == []
