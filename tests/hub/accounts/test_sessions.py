"""How long a sign-in lasts, what it is bound to, and that it ends."""

import time

import pytest
import time_machine
from django.apps import apps
from django.core.cache import caches
from django.test import Client

from hub.accounts.models import User
from tests.factories import PASSWORD, make_admin

from .conftest import LESSON, ask, join, signed_in, text_of, type_code

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"
PATHS = ("/dang-nhap/", "/dang-ky/", "/xac-thuc/", "/dang-xuat/")


def enter(client, texts, **fields):
    ask(client, PHONE, **fields)
    return type_code(client, texts.code())


def rows():
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def test_on_ones_own_phone_it_lasts_sixty_days(lan, texts, client):
    cookie = enter(client, texts).cookies["sessionid"]
    assert cookie["max-age"] == 60 * 86400
    assert client.session.get_expiry_age() == pytest.approx(60 * 86400, abs=5)


def test_on_a_shared_device_it_ends_with_the_window(lan, texts, client):
    cookie = enter(client, texts, shared="on").cookies["sessionid"]
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""
    assert client.session.get_expire_at_browser_close()


def test_who_joins_on_a_shared_device_keeps_that_choice(home, texts, client):
    join(client, PHONE, shared="on")
    assert type_code(client, texts.code()).cookies["sessionid"]["max-age"] == ""


def test_staff_get_the_shorter_time_of_the_staff(home, client):
    admin = make_admin()
    cookie = ask(client, admin.email, password=PASSWORD).cookies["sessionid"]
    assert signed_in(client)
    assert cookie["max-age"] == 12 * 3600


def test_signing_in_makes_another_session_and_another_token(lan, texts, client):
    client.get("/dang-nhap/")
    ask(client, PHONE)
    before, token = client.session.session_key, client.cookies["csrftoken"].value
    type_code(client, texts.code())
    assert client.session.session_key != before
    assert client.cookies["csrftoken"].value != token
    planted = Client()
    planted.cookies["sessionid"] = before
    assert not signed_in(planted)


def test_an_old_cookie_is_dead_after_signing_out(lan, texts, client):
    enter(client, texts)
    kept = client.session.session_key
    answer = client.post("/dang-xuat/", {"next": LESSON})
    assert answer.headers["Location"] == LESSON
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert "Đăng xuất" not in text_of(thief.get("/co-chu/"))


def test_no_message_waits_for_a_page_that_would_show_it(lan, texts, client):
    """allauth's own are English, name people, and their cookie passes by the page cache."""
    enter(client, texts)
    client.post("/dang-xuat/")
    assert "messages" not in client.cookies
    assert "sessionid" not in {name for name, c in client.cookies.items() if c.value}


def test_a_closed_account_is_out_at_once(lan, texts, client):
    enter(client, texts)
    assert "Đăng xuất" in text_of(client.get("/co-chu/"))
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert "Đăng xuất" not in text_of(client.get("/co-chu/"))


@pytest.mark.parametrize("path", PATHS)
def test_a_get_changes_nothing(lan, texts, path):
    stranger, waiting, member = Client(), Client(), Client()
    ask(waiting, PHONE)
    member.force_login(lan)
    stranger.get(
        "/co-chu/"
    )  # Wagtail makes the row of the operator when it is first read
    before = rows()
    for client in (stranger, waiting, member):
        for query in (
            "",
            "?next=/co-chu/",
            "?action=resend&code=123456&contact=0912345678",
        ):
            answer = client.get(path + query)
            assert answer.status_code in {200, 302}
            assert client.head(path + query).status_code in {200, 302}
    assert rows() == before
    assert signed_in(member)


@pytest.mark.parametrize("path", PATHS)
def test_a_post_wants_its_token_and_comes_from_here(lan, path):
    client = Client(enforce_csrf_checks=True)
    assert client.post(path, {"contact": PHONE}).status_code == 403
    member = Client(enforce_csrf_checks=True)
    member.force_login(lan)
    member.get("/dang-xuat/")
    token = member.cookies["csrftoken"].value
    evil = member.post(
        "/dang-xuat/",
        {"csrfmiddlewaretoken": token},
        HTTP_ORIGIN="https://evil.example",
    )
    assert evil.status_code == 403
    assert signed_in(member)


@pytest.mark.parametrize("path", PATHS)
def test_the_way_in_is_kept_nowhere(lan, texts, path):
    waiting, member = Client(), Client()
    ask(waiting, PHONE)
    member.force_login(lan)
    for client in (Client(), waiting, member):
        assert client.get(path).headers["Cache-Control"] == "no-store"
    assert not caches["pages"]._cache


@pytest.mark.parametrize("path", [
    "/accounts/login/", "/dang-nhap/email/", "/email/", "/password/reset/", "/login/code/",
    "/dang-nhap/password/change/", "/signup/", "/phone/change/", "/confirm-email/x/",
])  # fmt: skip
def test_nothing_else_of_allauth_is_mounted(home, client, path):
    assert client.get(path).status_code == 404


def test_on_a_shared_device_the_server_forgets_it_the_same_day(lan, texts, client):
    enter(client, texts, shared="on")
    for hours, known in ((7, True), (9, False)):
        with time_machine.travel(time.time() + hours * 3600):
            page = text_of(client.get("/co-chu/"))
            assert ("Đăng xuất" in page) == known


def test_a_key_that_was_taken_out_ends_the_wait_and_breaks_nothing(
    lan, texts, client, settings
):
    ask(client, PHONE)
    joining = Client()
    ask(joining, "0912 345 679")
    type_code(joining, texts.code())
    settings.HUB_PHONE_KEYS = ["moi-" + "fedcba9876543210" * 4]
    assert "Không có mã nào đang chờ" in text_of(client.get("/xac-thuc/"))
    for fields in ({"code": "123456"}, {"action": "resend"}):
        answer = client.post("/xac-thuc/", fields)
        assert answer.headers["Location"] == "/xac-thuc/"
    assert 'name="contact"' in text_of(joining.get("/dang-ky/"))
    joining.post("/dang-ky/", {"name": "Sáu", "adult": "yes"})
    assert User.objects.count() == 1
