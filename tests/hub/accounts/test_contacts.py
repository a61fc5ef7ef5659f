"""Changing the phone and the e-mail of one's account: proved afresh, by a code, told."""

import pytest
from django.core import mail
from django.test import Client

from hub.accounts.models import Act, Phone, User
from tests.factories import make_admin

from .conftest import ask, mailed_code, signed_in, text_of, type_code, wrong
from .factors import AGAIN, by_password, set_up
from .test_fresh import later, set_word

pytestmark = pytest.mark.django_db
PAGE = "/toi/bao-mat/lien-he/"
CODE = f"{PAGE}ma/"
NEW = "0987 654 321"


@pytest.fixture
def phone(client, lan, texts):
    """Return Lan's browser, signed in a moment ago."""
    ask(client, "0912 345 678")
    type_code(client, texts.code())
    return client


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Let what waits for the end of a transaction be done within a `with`."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def put(client, contact, code):
    assert client.post(PAGE, {"contact": contact}).headers["Location"] == CODE
    return client.post(CODE, {"code": code()})


def number_of(user):
    return Phone.objects.get(user=user).number


def test_a_new_number_takes_the_place_of_the_old_which_is_told(phone, lan, texts, told):
    with told():
        answer = put(phone, NEW, texts.code)
    assert answer.headers["Location"] == f"{PAGE}?da-luu=1"
    assert number_of(lan) == "+84987654321"
    number, said = texts.all()[-1]
    assert number == "+84912345678"
    assert "đã được đổi" in said
    assert "0987" not in said
    assert Act.objects.filter(kind="contact-changed", user=lan).count() == 1
    stranger = Client()
    ask(stranger, "0912 345 678")
    type_code(stranger, texts.code())
    assert not signed_in(stranger)  # the old number is nobody's: it asks for a name


def test_an_e_mail_is_added_and_signs_in(phone, lan, texts, told):
    with told():
        put(phone, "Lan@Example.vn", mailed_code)
    assert User.objects.get(pk=lan.pk).email == "lan@example.vn"
    assert "đã được thêm" in texts.all()[-1][1]
    other = Client()
    ask(other, "lan@example.vn")
    type_code(other, mailed_code())
    assert signed_in(other)
    assert Act.objects.filter(kind="contact-added", user=lan).count() == 1


def test_nothing_changes_before_the_right_code(phone, lan, texts):
    phone.post(PAGE, {"contact": NEW})
    page = text_of(phone.post(CODE, {"code": wrong(texts.code())}))
    assert "Mã chưa đúng" in page
    assert number_of(lan) == "+84912345678"
    phone.post(CODE, {"send": "1"})
    phone.post(CODE, {"code": texts.code()})
    assert number_of(lan) == "+84987654321"


def test_a_late_code_changes_nothing(phone, lan, texts):
    phone.post(PAGE, {"contact": NEW})
    with later(301):
        assert "quá 5 phút" in text_of(phone.post(CODE, {"code": texts.code()}))
    assert number_of(lan) == "+84912345678"


def test_that_another_has_the_number_is_said_only_to_who_holds_it(phone, lan, texts):
    minh = User.objects.create_user(name="Minh")
    Phone.objects.create(user=minh, number="+84987654321")
    free = phone.post(PAGE, {"contact": "0987 654 322"})
    taken = phone.post(PAGE, {"contact": NEW})
    assert (taken.status_code, taken.headers["Location"]) == (
        free.status_code, free.headers["Location"],
    )  # fmt: skip
    answer = phone.post(CODE, {"code": texts.code()})
    assert answer.headers["Location"] == f"{PAGE}?da-co=1"
    assert "tài khoản khác" in text_of(phone.get(f"{PAGE}?da-co=1"))
    assert number_of(lan) == "+84912345678"
    assert number_of(minh) == "+84987654321"


def test_after_an_hour_it_is_asked_who_is_here(phone, lan, texts):
    with later(3700):
        for answer in (phone.get(PAGE), phone.get(CODE)):
            assert answer.headers["Location"].startswith((AGAIN, PAGE))
    with later(5000):
        answer = phone.post(PAGE, {"contact": NEW})
        assert answer.headers["Location"].startswith(AGAIN)
    assert number_of(lan) == "+84912345678"


def test_other_sign_ins_end(phone, lan, texts):
    there = Client()
    ask(there, "0912 345 678")
    type_code(there, texts.code())
    put(phone, NEW, texts.code)
    assert phone.get(PAGE).status_code == 200
    assert there.get(PAGE).status_code == 302


def test_one_of_two_may_go_and_the_last_one_stays(phone, lan, texts, told):
    page = text_of(phone.post(PAGE, {"remove": "phone"}))
    assert "đường vào duy nhất" in page
    put(phone, "lan@example.vn", mailed_code)
    with told():
        assert phone.post(PAGE, {"remove": "phone"}).status_code == 302
    assert not Phone.objects.filter(user=lan).exists()
    assert "đã bị bỏ" in texts.all()[-1][1]
    assert "đã bị bỏ" in mail.outbox[-1].body
    page = text_of(phone.post(PAGE, {"remove": "email"}))
    assert "đường vào duy nhất" in page
    assert User.objects.get(pk=lan.pk).email == "lan@example.vn"


@pytest.mark.parametrize(("contact", "says"), [
    ("", "Hãy gõ số điện thoại hoặc thư điện tử"), ("12", "số di động"),
    ("0912 345 678", "đã có"), ("lan@", "thư điện tử"),
])  # fmt: skip
def test_what_cannot_be_taken_gets_its_sentence_and_stays(phone, texts, contact, says):
    sent = len(texts.all())
    page = text_of(phone.post(PAGE, {"contact": contact}))
    assert says in page
    assert f'value="{contact}"' in page or not contact
    assert len(texts.all()) == sent


def test_an_account_tries_few_new_numbers(phone, lan, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"contact": [(1, 86400)]}
    phone.post(PAGE, {"contact": NEW})
    page = text_of(phone.post(PAGE, {"contact": "0987 654 322"}))
    assert "Lỗi:" in page
    assert "0987 654 322" in page


def test_the_session_holds_neither_the_code_nor_the_number(phone, texts):
    phone.post(PAGE, {"contact": NEW})
    held = str(dict(phone.session))
    assert texts.code() not in held
    assert "987654321" not in held


def test_a_dead_sender_of_notices_stops_nothing(phone, lan, texts, told, settings):
    phone.post(PAGE, {"contact": NEW})
    code = texts.code()
    settings.HUB_TEXT_SENDER = "tests.hub.accounts.test_contacts.Dead"
    with told():
        phone.post(CODE, {"code": code})
    assert number_of(lan) == "+84987654321"


class Dead:
    def send(self, number, text):
        raise OSError(number)


def test_a_new_password_and_a_second_factor_are_told(phone, lan, texts, told):
    with told():
        set_word(phone)
    assert "Mật khẩu" in texts.all()[-1][1]
    admin = make_admin()
    client = by_password(admin)
    with told():
        set_up(client)
    assert "Bước thứ hai" in mail.outbox[-1].body
    assert mail.outbox[-1].to == [admin.email]
    with told():
        row = admin.authenticator_set.exclude(type="recovery_codes").get()
        client.post(f"/toi/bao-mat/bo/{row.pk}/")
    assert "bị bỏ" in mail.outbox[-1].body


def test_notices_to_one_contact_have_an_end(lan, texts, settings):
    from hub.accounts import contacts, telling

    settings.HUB_LIMITS = settings.HUB_LIMITS | {"notice": [(2, 86400)]}
    for _each in range(4):
        telling.send_all(contacts.of(lan), "Thử.")
    assert len(texts.all()) == 2
