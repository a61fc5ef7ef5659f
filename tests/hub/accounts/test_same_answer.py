"""Nobody learns from an answer who has an account."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.accounts.models import User

from .conftest import ask, join, text_of

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
WORD = "mot-cau-dai-de-nho"


def walk(act, contact, *shown):
    """Return what a stranger is told on the whole way, without what she typed."""
    client = Client()
    first = act(client, contact)
    page = client.get(first.headers.get("Location", "/xac-thuc/"))
    bad = client.post("/xac-thuc/", {"code": "000000"})
    text = TOKEN.sub("", text_of(first) + text_of(page) + text_of(bad))
    for word in (contact, *shown):
        text = text.replace(word, "X")
    cookies = sorted(first.cookies), sorted(page.cookies)
    return first.status_code, page.status_code, bad.status_code, cookies, text


@pytest.mark.parametrize("act", [ask, join])
def test_known_and_unknown_numbers_get_the_same_answer(lan, texts, act):
    assert walk(act, "0912 345 678") == walk(act, "0912 345 679")
    known, unknown = (text for _number, text in texts.all())
    assert re.sub(r"\d", "#", known) == re.sub(r"\d", "#", unknown)


@pytest.mark.parametrize("act", [ask, join])
def test_known_and_unknown_mail_get_the_same_answer(home, act):
    User.objects.create_user("lan@example.vn", name="Lan")
    assert walk(act, "lan@example.vn") == walk(act, "sau@example.vn")
    known, unknown = mail.outbox
    assert re.sub(r"\d", "#", known.body) == re.sub(r"\d", "#", unknown.body)


@pytest.mark.parametrize(
    "contact", ["lan@example.vn", "0912 345 678", "0912 345 679", "x@y.vn"]
)
def test_a_wrong_password_gets_one_sentence(lan, client, contact):
    lan.email = "lan@example.vn"
    lan.set_password(WORD)
    lan.save()
    page = text_of(ask(client, contact, password="khong-phai"))
    assert "hoặc mật khẩu chưa đúng" in page


@pytest.mark.parametrize("contact", ["lan@example.vn", "0912 345 678"])
def test_the_right_password_signs_in(lan, client, contact):
    lan.email = "lan@example.vn"
    lan.set_password(WORD)
    lan.save()
    assert (
        ask(client, contact, password=WORD, next="/co-chu/").headers["Location"]
        == "/co-chu/"
    )
    assert client.session["_auth_user_id"] == str(lan.pk)


@pytest.mark.parametrize("act", [ask, join])
def test_the_work_for_both_is_the_same(lan, texts, act):
    """Times themselves are a benchmark's; what the database is asked is not."""
    asked = []
    for contact in ("0912 345 678", "0912 345 679"):
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            act(client, contact)
        asked.append([query["sql"].split(" ")[0] for query in queries])
    assert asked[0] == asked[1]
