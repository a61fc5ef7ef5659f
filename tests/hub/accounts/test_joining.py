"""Joining and signing in: the path that works, and where it leads."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from allauth.account.signals import user_signed_up
from allauth.core.context import request_context
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from hub.accounts.contacts import Contact
from hub.accounts.entrance.entering import make
from hub.accounts.models import Act, Phone, User

from .conftest import (
    CODE,
    LESSON,
    ask,
    join,
    mailed_code,
    signed_in,
    text_of,
    type_code,
    wrong,
)

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"


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


@pytest.mark.parametrize("begin", [join, ask])
def test_there_is_no_account_before_the_right_code(home, texts, client, begin):
    """Whoever asks for a code to another's number can neither make nor name an account."""
    begin(client, PHONE)
    fields = {"name": "Kẻ Khác", "adult": "yes"}
    for values in (fields, fields | {"contact": ""}):
        assert not signed_in(client)
        client.post("/dang-ky/", values)
    type_code(client, wrong(texts.code()))
    client.post("/dang-ky/", fields)
    assert not User.objects.exists()
    assert not signed_in(client)


@pytest.mark.parametrize("next_url", [
    "https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:evil()",
])  # fmt: skip
def test_signing_out_shows_no_link_to_another_site(lan, client, next_url):
    client.force_login(lan)
    assert "evil" not in text_of(client.get("/dang-xuat/", {"next": next_url}))
    assert f'href="{LESSON}"' in text_of(client.get("/dang-xuat/", {"next": LESSON}))


def test_who_knows_the_session_before_the_code_cannot_end_the_joining(home, texts):
    victim, attacker = Client(), Client()
    ask(victim, PHONE)
    attacker.cookies["sessionid"] = victim.cookies["sessionid"].value
    type_code(victim, texts.code())
    attacker.post("/dang-ky/", {"name": "Kẻ Gian", "adult": "yes"})
    assert not signed_in(attacker)
    assert not User.objects.exists()
    victim.post("/dang-ky/", {"name": "Sáu", "adult": "yes"})
    assert User.objects.get().name == "Sáu"


def test_a_planted_session_does_not_wait_for_a_code(home, texts, client):
    ask(client, "0912 345 679")
    planted = client.session.session_key
    ask(client, PHONE)
    assert client.session.session_key != planted


@pytest.mark.parametrize("name", ["", "Bé", "0912 345 678"])
def test_who_is_younger_leaves_nothing_behind(home, texts, client, name):
    ask(client, PHONE)
    type_code(client, texts.code())
    page = text_of(client.post("/dang-ky/", {"name": name, "adult": "no"}))
    assert "không giữ lại những gì bạn vừa gõ" in page
    assert not Session.objects.exists()
    client.post("/dang-ky/", {"name": "Bé", "adult": "yes"})
    assert not User.objects.exists()


def test_who_is_younger_is_told_so_before_what_else_is_wrong(home, texts, client):
    page = text_of(join(client, "09", name="", adult="no"))
    assert "Không có tài khoản, bạn vẫn" in page


def test_a_wrong_number_is_mended_without_typing_the_name_again(home, texts, client):
    join(client, PHONE, name="Bác Sáu")
    assert 'value="Bác Sáu"' in text_of(client.get("/dang-ky/"))
    assert "Bác Sáu" not in text_of(Client().get("/dang-ky/"))


@pytest.mark.parametrize(
    "path", ["/dang-nhap/", "/dang-ky/", "/xac-thuc/", "/dang-xuat/"]
)
def test_other_methods_are_refused(lan, texts, path):
    client = Client()
    ask(client, PHONE)
    assert client.put(path, f"code={texts.code()}").status_code == 405


def test_joining_is_told_to_other_parts_once(home, texts, client):
    told = []

    def tell(user, **kwargs):
        told.append(user)

    user_signed_up.connect(tell)
    try:
        join(client, PHONE)
        type_code(client, texts.code())
        ask(client, PHONE)
    finally:
        user_signed_up.disconnect(tell)
    assert told == [User.objects.get()]


def test_an_account_that_other_parts_refuse_is_not_made(home, texts, client):
    def refuse(**kwargs):
        raise RuntimeError

    client.raise_request_exception = False
    user_signed_up.connect(refuse)
    try:
        join(client, PHONE)
        assert type_code(client, texts.code()).status_code == 500
    finally:
        user_signed_up.disconnect(refuse)
    assert not User.objects.exists()
    assert not Act.objects.filter(kind="sign-up").exists()
    assert type_code(client, texts.code()).status_code == 302  # the claim came back
    assert signed_in(client)


def test_what_two_windows_join_at_once_is_one_account(db):
    contact = Contact("phone", "+84912345678")
    first, second = make(contact, "Lan"), make(contact, "Hoa")
    assert (first[0], True, False) == (second[0], first[1], second[1])


def test_nobody_joins_by_any_other_door_without_a_code(lan, rf):
    request = rf.get("/")
    request.session = {}
    with request_context(request):
        adapter = get_adapter()
        assert adapter.is_login_by_code_required(Login(user=lan, signup=True))
        assert not adapter.is_login_by_code_required(Login(user=lan))


def test_reports_of_errors_hold_nothing_that_was_typed(home, texts, client):
    for path in ("/dang-nhap/", "/dang-ky/", "/xac-thuc/"):
        request = client.post(path, {"contact": PHONE}).wsgi_request
        hidden = {"contact", "password", "code", "name"}
        assert hidden <= set(request.sensitive_post_parameters)
