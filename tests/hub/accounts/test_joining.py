"""Joining and signing in: the path that works, and where it leads."""

import pytest
from django.core import mail
from django.test import Client

from hub.accounts.models import Phone, User

from .conftest import (
    CODE,
    LESSON,
    ask,
    join,
    mailed_code,
    signed_in,
    text_of,
    type_code,
)

pytestmark = pytest.mark.django_db


def test_a_woman_joins_by_phone_and_is_back_at_the_lesson(home, texts, client):
    answer = join(client, "0912 345 678", name="  Bác   Sáu ", next=LESSON)
    assert answer.headers["Location"].startswith("/xac-thuc/")
    assert User.objects.count() == 0  # nothing is made before the code has come
    page = text_of(client.get(answer.headers["Location"]))
    assert "0912 345 678" in page
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert type_code(client, texts.code()).headers["Location"] == LESSON
    user = User.objects.get()
    assert (user.name, user.email, user.has_usable_password()) == (
        "Bác Sáu",
        None,
        False,
    )
    assert user.phone.number == "+84912345678"
    assert user.phone.verified_at is not None
    assert signed_in(client)


def test_somebody_joins_by_mail(home, client):
    join(client, "Lan@Example.VN", name="Lan")
    assert mail.outbox[-1].to == ["lan@example.vn"]
    assert type_code(client, mailed_code()).headers["Location"] == "/"
    assert User.objects.get().email == "lan@example.vn"
    assert not Phone.objects.exists()


def test_who_is_new_and_asks_to_sign_in_only_adds_a_name(home, texts, client):
    ask(client, "0912 345 678", next=LESSON)
    onward = type_code(client, texts.code())
    assert onward.headers["Location"].startswith("/dang-ky/")
    page = text_of(client.get(onward.headers["Location"]))
    assert 'name="contact"' not in page
    done = client.post("/dang-ky/", {"name": "Sáu", "adult": "yes"})
    assert done.headers["Location"] == LESSON
    assert User.objects.get().phone.number == "+84912345678"
    assert signed_in(client)


def test_who_has_an_account_and_joins_again_is_signed_in(lan, texts, client):
    join(client, "+84 912 345 678", name="Kẻ Khác")
    type_code(client, texts.code())
    assert client.session["_auth_user_id"] == str(lan.pk)
    lan.refresh_from_db()
    assert lan.name == "Lan"
    assert User.objects.count() == 1


def test_a_code_opens_the_account_of_its_number(lan, texts, client):
    ask(client, "84912345678")
    assert type_code(client, texts.code()).status_code == 302
    assert client.session["_auth_user_id"] == str(lan.pk)


def test_the_message_holds_one_group_of_digits_that_stands_alone(home, texts, client):
    ask(client, "0912 345 678")
    number, text = texts.all()[-1]
    assert number == "+84912345678"
    assert len(CODE.findall(text)) == 1
    assert len([part for part in text.split() if any(c.isdigit() for c in part)]) == 1
    assert len(text.strip()) <= 70  # one message, with Vietnamese marks
    ask(Client(), "lan@example.vn")
    assert not CODE.search(mail.outbox[-1].subject)
    assert len(CODE.findall(mail.outbox[-1].body)) == 1


@pytest.mark.parametrize(
    "form", ["{} {}", " {}{} ", "{}-{}", '"{}\u00a0{}"', "\u200b{}{}"]
)
def test_a_code_may_be_pasted_as_it_was_copied(lan, texts, client, form):
    ask(client, "0912 345 678")
    code = texts.code()
    assert type_code(client, form.format(code[:3], code[3:])).status_code == 302


def test_full_width_digits_are_digits(lan, texts, client):
    ask(client, "0912 345 678")
    wide = texts.code().translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    assert type_code(client, wide).status_code == 302


def test_who_is_younger_gets_no_code_and_no_account(home, texts, client):
    answer = join(client, "0912 345 678", adult="no")
    assert "Không có tài khoản, bạn vẫn" in text_of(answer)
    assert texts.all() == []
    assert not User.objects.exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(home, texts, client):
    answer = join(client, "0912 345 67a", name="Bác Sáu", adult="")
    page = text_of(answer)
    assert "Chưa gửi được, còn 2 chỗ cần sửa" in page
    assert 'value="0912 345 67a"' in page
    assert 'value="Bác Sáu"' in page
    assert page.count('aria-invalid="true"') >= 2
    assert texts.all() == []


@pytest.mark.parametrize(
    "name", ["", "12", "x" * 61, "Lan 0912 345 678", "lan@x.vn", "\u200b"]
)
def test_what_is_no_name_is_refused(home, texts, client, name):
    assert 'id="id_name_error"' in text_of(join(client, "0912 345 678", name=name))
    assert texts.all() == []


def test_somebody_signed_in_is_not_asked_again(lan, client):
    client.force_login(lan)
    for path in ("/dang-nhap/", "/dang-ky/", "/xac-thuc/"):
        answer = client.get(path, {"next": LESSON})
        assert answer.headers["Location"] == LESSON


@pytest.mark.parametrize("fields", [
    {"is_superuser": "1", "is_staff": "1", "groups": "1", "verified_at": "2020-01-01"},
    {"user": "1", "username": "quantri", "is_active": "0", "expertise": "y-te"},
])  # fmt: skip
def test_no_field_of_the_form_grants_a_right(home, texts, client, fields):
    join(client, "0912 345 678", **fields)
    client.post("/xac-thuc/", {"code": texts.code()} | fields)
    user = User.objects.get()
    assert not user.is_superuser
    assert user.is_active
    assert user.username.startswith("u-")
    assert user.expertise == []


@pytest.mark.parametrize("next_url", [
    "//evil.example", "\\\\evil.example", "/\\evil.example", "https:evil.example",
    "https://evil.example/", "javascript:alert(1)", "///evil.example", "/\t/evil.example",
    "http://testserver/bai-hoc/", " //evil.example", "bai-hoc/", "/\n/evil.example",
])  # fmt: skip
def test_no_address_leads_to_another_site(lan, texts, next_url):
    client = Client()
    page = text_of(client.get("/dang-nhap/", {"next": next_url}))
    assert "evil" not in page
    ask(client, "0912 345 678", next=next_url)
    client.get("/xac-thuc/", {"next": next_url})
    done = client.post(f"/xac-thuc/?next={next_url.strip()}", {"code": texts.code()})
    assert done.headers["Location"] == "/"
    assert client.post("/dang-xuat/", {"next": next_url}).headers["Location"] == "/"
