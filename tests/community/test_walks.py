"""Security checks 14-16 at every address: tokens, harmless GETs, no way to another site."""

import pytest
from django.apps import apps
from django.test import Client

from .matrix import ENDS
from .walking import STAFF, address, browser, of_others, of_staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# contracts.md 3: the closed list of what is posted without a token.
WITHOUT_TOKEN = {"lessons:page-prompt", "community:tip-prompt"}
# What Wagtail and the session write of a visit itself: who edits now, how a picture is
# drawn small, that somebody was there.
OF_A_VISIT = {
    "sessions.Session", "wagtailadmin.EditingSession", "wagtailusers.UserProfile",
    "wagtailcore.PageSubscription",
    "files.HubRendition",
}  # fmt: skip
EVIL = ("//evil.example", "https:evil.example", "/\\evil.example", "\\\\evil.example",
        "https://evil.example/", "javascript:alert(1)")  # fmt: skip


@pytest.fixture(autouse=True)
def demanded(settings, roles_made):
    settings.STAFF_MFA = True


def everything():
    return of_staff() | of_others()


def strict(user):
    client = browser(user, factor=True)
    client.handler.enforce_csrf_checks = True
    client.raise_request_exception = False
    return client


def test_no_post_is_taken_without_its_token(things, admin):
    client = strict(admin)
    open_to_all = set()
    for name, taken in everything().items():
        answer = client.post(address(name, taken, things), {"a": "b"})
        if answer.status_code != 403:
            open_to_all.add(name)
    doors = {
        name for name in open_to_all if "login" in name or "password_reset" in name
    }
    assert open_to_all - doors == WITHOUT_TOKEN


def test_the_doors_that_the_gate_closes_take_no_post_at_all(things, admin):
    stranger = strict(None)
    for path in ("/quan-tri/login/", "/quan-tri/password_reset/", "/_util/login/"):
        answer = stranger.post(path, {"username": admin.email, "password": "x"})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/dang-nhap/")


def test_a_post_from_another_site_is_refused_with_its_token_too(things, admin):
    client = strict(admin)
    client.get("/dang-xuat/")
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    for name, taken in everything().items():
        if name not in WITHOUT_TOKEN:
            answer = client.post(
                address(name, taken, things), token, HTTP_ORIGIN="https://evil.example"
            )
            turned_away = answer.headers.get("Location", "").startswith("/dang-nhap/")
            assert answer.status_code == 403 or turned_away, name


def rows(full):
    """Return all rows of the tables that a visit may not change, or how many there are."""
    found = {}
    for model in apps.get_models():
        if model._meta.label not in OF_A_VISIT:
            every = model._default_manager.order_by("pk")
            found[model._meta.label] = list(every.values()) if full else every.count()
    return found


@pytest.mark.parametrize("who", [None, "lan", "thay_binh", "co_hoa"])
def test_reading_what_members_have_changes_nothing(request, things, who):
    user = who and request.getfixturevalue(who)
    client = browser(user, factor=who in STAFF)
    client.get("/")  # Wagtail makes the row of the operator when it is first read
    before = rows(full=True)
    for name, taken in of_others().items():
        path = address(name, taken, things)
        for query in ("", "?action=send&accept=yes&row=1&role=moderator&code=123456"):
            client.get(path + query)
            client.head(path + query)
    assert rows(full=True) == before


def test_reading_the_screens_of_the_staff_adds_and_removes_nothing(things, admin):
    client = browser(admin, factor=True)
    client.raise_request_exception = False
    client.get("/quan-tri/")
    before = rows(full=False)
    for name, taken in of_staff().items():
        client.get(address(name, taken, things))
    assert rows(full=False) == before


@pytest.mark.parametrize("who", [None, "lan", "admin"])
def test_no_address_leads_to_another_site(request, things, who):
    client = browser(who and request.getfixturevalue(who), factor=who == "admin")
    client.raise_request_exception = False
    others = {name: taken for name, taken in of_others().items() if name not in ENDS}
    doors = {n: t for n, t in of_staff().items() if "login" in n or "password" in n}
    for name, taken in (others | doors).items():
        path = address(name, taken, things)
        for evil in EVIL:
            for field in ("next", "return_url", "url"):
                answer = client.get(path, {field: evil})
                assert leads_here(answer), (name, evil)
            answer = client.post(path, {"next": evil, "return_url": evil})
            assert leads_here(answer), (name, evil)


def leads_here(answer):
    place = answer.headers.get("Location", "/")
    return place.startswith("/") and place[1:2] not in {"/", "\\"}


def test_signing_out_leads_to_this_site(lan):
    for evil in EVIL:
        client = browser(lan)
        assert client.post("/dang-xuat/", {"next": evil}).headers["Location"] == "/"


def test_a_stranger_is_a_stranger_at_each_of_them():
    """So that these walks ask what they say: nobody is signed in by asking."""
    client = Client()
    client.get("/dang-nhap/")
    assert "_auth_user_id" not in client.session
