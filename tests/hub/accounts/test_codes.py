"""A code opens one account, once, soon, here. Each other end has a sentence of its own."""

import time

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from hub.accounts import sealing
from hub.accounts.models import User

from .conftest import ask, join, mailed_code, signed_in, text_of, type_code, wrong

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"


@pytest.fixture
def asked(lan, texts, client):
    ask(client, PHONE)
    return texts.code()


def test_a_wrong_code_is_said_to_be_wrong(asked, client):
    page = text_of(type_code(client, wrong(asked)))
    assert "Mã chưa đúng" in page
    assert f'value="{wrong(asked)}"' in page
    assert type_code(client, asked).status_code == 302


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "abc"])
def test_what_is_no_code_costs_no_try(asked, client, typed):
    for _try in range(7):
        assert "Mã có 6 chữ số" in text_of(type_code(client, typed))
    assert type_code(client, asked).status_code == 302


def test_a_late_code_is_said_to_be_late(asked, client):
    with time_machine.travel(time.time() + 299):
        assert "hết hạn" not in text_of(type_code(client, wrong(asked)))
    with time_machine.travel(time.time() + 301):
        assert "quá 5 phút" in text_of(type_code(client, asked))
    assert not signed_in(client)


def test_a_late_code_makes_way_for_a_new_one(asked, client, texts):
    with time_machine.travel(time.time() + 400):
        client.post("/xac-thuc/", {"action": "resend"})
        assert type_code(client, texts.code()).status_code == 302
    assert signed_in(client)


def test_the_fifth_wrong_try_ends_the_code(asked, client):
    pages = [text_of(type_code(client, wrong(asked))) for _try in range(5)]
    assert all("Mã chưa đúng" in page for page in pages[:4])
    assert "sai 5 lần" in pages[4]
    assert "sai 5 lần" in text_of(type_code(client, asked))
    assert not signed_in(client)


def test_after_the_wait_a_new_code_comes_and_opens(asked, client, texts):
    for _try in range(5):
        type_code(client, wrong(asked))
    assert "quá nhiều lần" in text_of(client.post("/xac-thuc/", {"action": "resend"}))
    with time_machine.travel(time.time() + 901):
        assert client.post("/xac-thuc/", {"action": "resend"}).status_code == 302
        assert type_code(client, texts.code()).status_code == 302
    assert signed_in(client)


def test_tries_at_the_same_moment_are_counted_too(asked, client):
    """Each request reads the session as it was before the others: the number counts."""
    kept = Session.objects.get(pk=client.session.session_key)
    for _try in range(5):
        type_code(client, wrong(asked))
        Session.objects.filter(pk=kept.pk).update(session_data=kept.session_data)
    assert "Đã sai quá nhiều lần" in text_of(type_code(client, asked))
    assert not signed_in(client)


def test_a_used_code_is_said_to_be_used(asked, client):
    kept = client.session.session_key
    type_code(client, asked)
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert type_code(thief, asked).headers["Location"] == "/xac-thuc/"
    assert "Mã này đã dùng rồi" in text_of(thief.get("/xac-thuc/"))
    assert not signed_in(thief)
    client.post("/dang-xuat/")
    assert type_code(client, asked).headers["Location"] == "/xac-thuc/"
    assert "Mã này đã dùng rồi" in text_of(client.get("/xac-thuc/"))
    assert not signed_in(client)


def test_a_used_code_does_not_make_a_second_account(home, texts, client):
    join(client, PHONE)
    code = texts.code()
    type_code(client, code)
    client.post("/dang-xuat/")
    join(client, PHONE, name="Người khác")
    assert "Mã chưa đúng" in text_of(type_code(client, code))
    assert User.objects.count() == 1


def test_an_older_code_is_said_to_be_older(asked, client, texts):
    client.post("/xac-thuc/", {"action": "resend"})
    assert texts.code() != asked
    assert "mã cũ" in text_of(type_code(client, asked))
    assert type_code(client, texts.code()).status_code == 302


def test_a_code_is_bound_to_the_session_that_asked(asked, lan, texts):
    other = Client()
    assert type_code(other, asked).headers["Location"] == "/xac-thuc/"
    assert "Không có mã nào đang chờ" in text_of(other.get("/xac-thuc/"))
    ask(other, PHONE)
    assert "Mã chưa đúng" in text_of(type_code(other, asked))
    assert not signed_in(other)


def test_the_session_holds_neither_code_nor_number_nor_mail(asked, client):
    ask(client, "lan@example.vn")
    text = str(dict(client.session.items()))
    assert "gAAAA" in text
    for private in (asked, "912345678", "lan@example.vn", mailed_code()):
        assert private not in text


def test_after_signing_in_the_session_holds_no_contact(asked, client):
    type_code(client, asked)
    assert "912345678" not in str(dict(client.session.items()))
    assert "gAAAA" not in str(dict(client.session.items()))


def test_codes_are_random_digits_of_twenty_bits():
    from allauth.account.adapter import get_adapter

    codes = {get_adapter().generate_login_code() for _each in range(200)}
    assert len(codes) > 190
    assert all(len(code) == 6 and code.isdigit() for code in codes)


def test_the_hash_of_a_code_says_nothing_without_the_key(settings):
    mine = sealing.digest("code", "salt:123456")
    settings.HUB_PHONE_HASH_KEYS = ["khac-" + "0123456789abcdef" * 4]
    assert sealing.digest("code", "salt:123456") != mine


def test_a_closed_account_is_told_so_only_after_the_code(lan, texts, client):
    lan.is_active = False
    lan.save()
    ask(client, PHONE)
    answer = type_code(client, texts.code())
    assert answer.status_code == 403
    assert "đang khoá" in text_of(answer)
    assert not signed_in(client)
