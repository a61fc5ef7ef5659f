"""Checks 36-38: fresh sign-ins, one's own sign-ins, and how long those of the staff last."""

import time

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.test import Client

from hub.accounts.models import Act, SignIn, User
from hub.accounts.sign_ins import device
from tests.factories import PASSWORD, make_admin, make_person

from .conftest import ask, mailed_code, signed_in, text_of, type_code
from .factors import ADMIN, AGAIN, by_password, shown, through, with_app

pytestmark = pytest.mark.django_db
SAFETY, WORD, DEVICES = (
    "/toi/bao-mat/",
    "/toi/bao-mat/mat-khau/",
    "/toi/bao-mat/thiet-bi/",
)
NEW = "bon chu khong ai ghep"
GUARDED = (WORD, f"{SAFETY}ung-dung/", f"{SAFETY}khoa/", f"{SAFETY}ma-du-phong/")


def enter(texts, **fields):
    client = Client(**fields)
    ask(client, "0912 345 678")
    type_code(client, texts.code())
    return client


def later(seconds):
    return time_machine.travel(time.time() + seconds)


def set_word(client, word=NEW, again=None):
    return client.post(WORD, {"password": word, "repeated": again or word})


def test_a_member_sets_a_password_right_after_signing_in(lan, texts):
    client = enter(texts)
    assert set_word(client).headers["Location"] == f"{SAFETY}?da-luu=1"
    assert authenticate(None, phone="+84912345678", password=NEW) == lan
    assert Act.objects.filter(kind="password-set", user=lan).count() == 1
    assert client.get(SAFETY).status_code == 200


@pytest.mark.parametrize("path", GUARDED)
def test_after_an_hour_it_is_asked_once_more_who_is_here(admin_with_app, path):
    admin, secret = admin_with_app
    client = through(admin, secret)
    assert client.get(path).status_code == 200
    with later(3700):
        answer = client.get(path)
        assert answer.headers["Location"].startswith(f"{AGAIN}?next=%2Ftoi%2F")
        answer = client.post(AGAIN, {"code": shown(secret), "next": path})
        assert answer.headers["Location"] == path
        assert client.get(path).status_code == 200
    assert Act.objects.filter(kind="proved", user=admin).count() == 1


@pytest.fixture
def admin_with_app(home):
    admin = make_admin()
    return admin, with_app(admin)[0]


def test_a_form_opened_in_time_may_be_sent_a_little_later(lan, texts):
    client = enter(texts)
    with later(4000):
        assert set_word(client).headers["Location"] == f"{SAFETY}?da-luu=1"
    client = enter(texts)
    with later(5000):
        assert (
            set_word(client, "another one that is long")
            .headers["Location"]
            .startswith(AGAIN)
        )
    assert authenticate(None, phone="+84912345678", password=NEW) == lan


def test_who_has_a_password_types_it(home, client):
    person = make_person()
    client = by_password(person, "/")
    with later(4000):
        page = text_of(client.get(AGAIN))
        assert 'type="password"' in page
        assert "không đúng mật khẩu" in text_of(client.post(AGAIN, {"password": "sai"}))
        assert client.post(AGAIN, {"password": PASSWORD}).status_code == 302
        assert client.get(WORD).status_code == 200


def test_wrong_passwords_asked_once_more_are_the_same_sum(home):
    person = make_person()
    client = by_password(person, "/")
    for _try in range(5):
        client.post(AGAIN, {"password": "sai"})
    assert "quá nhiều lần" in text_of(client.post(AGAIN, {"password": PASSWORD}))


@pytest.mark.parametrize("kept", ["phone", "mail"])
def test_who_has_neither_gets_a_code_to_the_own_contact(home, texts, kept):
    email = "lan@example.vn" if kept == "mail" else None
    user = User.objects.create_user(email, name="Lan")
    if kept == "phone":
        get_adapter().set_phone(user, "+84912345678", verified=True)
    client = Client()
    client.force_login(user)
    assert client.get(WORD).headers["Location"].startswith(AGAIN)
    assert "Gửi mã" in text_of(client.get(AGAIN))
    client.post(AGAIN, {"send": "phone", "next": WORD})
    code = texts.code() if kept == "phone" else mailed_code()
    held = str(dict(client.session))
    assert code not in held
    assert "912345678" not in held
    bad = client.post(AGAIN, {"code": f"{(int(code) + 1) % 10**6:06d}"})
    assert "Lỗi:" in text_of(bad)
    assert client.post(AGAIN, {"code": code, "next": WORD}).headers["Location"] == WORD
    assert client.get(WORD).status_code == 200
    assert "Lỗi:" in text_of(client.post(AGAIN, {"code": code}))
    assert signed_in(client)


def test_a_code_asked_for_once_more_ends_no_session_and_keeps_its_length(lan, texts):
    client = enter(texts)
    with later(4000):
        client.post(AGAIN, {"send": "phone"})
        client.post(AGAIN, {"code": texts.code()})
        assert client.session.get_expiry_age() > 59 * 86400


def test_nobody_is_led_to_another_site(home):
    client = by_password(make_person(), "/")
    for evil in ("//evil.example", "https:evil.example", "/\\evil.example", "\\\\evil"):
        answer = client.post(AGAIN, {"password": PASSWORD, "next": evil})
        assert answer.headers["Location"] == SAFETY


@pytest.mark.parametrize(("word", "says"), [
    ("ngan", "12"), ("password1234", "phổ biến"), ("", "Hãy gõ mật khẩu mới"),
])  # fmt: skip
def test_a_weak_password_is_refused_with_a_sentence(lan, texts, word, says):
    page = text_of(set_word(enter(texts), word))
    assert says in page
    assert not User.objects.get(pk=lan.pk).has_usable_password()


@pytest.mark.parametrize("word", ["aaaabbbbccccd", "toàn chữ thường thôi", "x y" * 22])
def test_no_rule_asks_for_kinds_of_letters_and_long_ones_are_taken(lan, texts, word):
    assert set_word(enter(texts), word).status_code == 302
    assert User.objects.get(pk=lan.pk).check_password(word)


def test_two_that_differ_are_refused(lan, texts):
    assert "không giống nhau" in text_of(
        set_word(enter(texts), NEW, "khac han nhau nhe")
    )


def test_a_new_password_ends_every_other_sign_in(lan, texts):
    here, there = enter(texts), enter(texts)
    set_word(here)
    assert here.get(SAFETY).status_code == 200
    assert there.get(SAFETY).status_code == 302


def test_a_password_is_given_up_by_who_gets_a_code(lan, texts):
    client = enter(texts)
    set_word(client)
    assert client.post(WORD, {"action": "remove"}).status_code == 302
    assert not User.objects.get(pk=lan.pk).has_usable_password()


def test_staff_whom_no_code_lets_in_keep_their_password(home):
    admin = make_admin()
    client = by_password(admin)
    assert "Bỏ mật khẩu" not in text_of(client.get(WORD))
    client.post(WORD, {"action": "remove"})
    assert User.objects.get(pk=admin.pk).has_usable_password()


def test_one_sees_where_one_is_signed_in_and_ends_one_of_them(lan, texts):
    agent = "Mozilla/5.0 (Linux; Android 9; SM-A105F) Chrome/88.0 Mobile Safari/537.36"
    here, there = enter(texts, HTTP_USER_AGENT=agent), enter(texts)
    page = text_of(here.get(DEVICES))
    assert "Android, Chrome" in page
    assert page.count('<li class="panel">') == 2
    assert "SM-A105F" not in page
    other = SignIn.objects.get(key=there.session.session_key)
    assert here.post(DEVICES, {"row": other.pk}).status_code == 302
    assert there.get(DEVICES).status_code == 302
    assert here.get(DEVICES).status_code == 200
    assert not Session.objects.filter(session_key=other.key).exists()


def test_all_others_are_ended_at_once(lan, texts):
    here, others = enter(texts), [enter(texts), enter(texts)]
    here.post(DEVICES)
    assert here.get(DEVICES).status_code == 200
    for other in others:
        assert other.get(DEVICES).status_code == 302
    assert SignIn.objects.filter(user=lan).count() == 1


@pytest.mark.parametrize("row", ["0", "x", "-1", "9" * 40, "٣", None])
def test_a_sign_in_of_another_is_not_there(lan, texts, row):
    stranger = make_person()
    other = by_password(stranger, "/")
    theirs = SignIn.objects.get(user=stranger)
    here = enter(texts)
    answer = here.post(DEVICES, {"row": row if row else theirs.pk})
    assert answer.status_code == 404
    assert signed_in(other)


def test_signing_out_takes_it_from_the_list(lan, texts):
    client = enter(texts)
    client.post("/dang-xuat/")
    assert not SignIn.objects.exists()


def test_the_list_is_read_by_a_constant_number_of_queries(
    lan, texts, django_assert_max_num_queries
):
    client = enter(texts)
    for number in range(30):
        Session.objects.create(
            session_key=f"k{number}", session_data="", expire_date="2099-01-01T00:00Z"
        )
        SignIn.objects.create(user=lan, key=f"k{number}")
    client.get(DEVICES)
    with django_assert_max_num_queries(14):
        client.get(DEVICES)


def test_sign_ins_whose_session_is_gone_are_forgotten(lan, texts):
    from hub.accounts import sign_ins

    enter(texts)
    Session.objects.all().delete()
    assert sign_ins.clear() == 1


@pytest.mark.parametrize(("agent", "says"), [
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604", "iPhone, Safari"),
    ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Windows, Edge"),
    ("Mozilla/5.0 (Linux; Android 10) Chrome/88 Mobile Zalo/1.0 ZaloTheme/light", "Android, Zalo"),
    ("", ""), ("curl/8", ""),
])  # fmt: skip
def test_a_device_is_named_in_two_words(agent, says):
    assert device(agent) == says


def test_a_session_of_the_staff_ends_after_twelve_hours_without_a_page(home):
    client = by_password(make_admin())
    start = time.time()
    for hours, known in ((11, True), (22, True), (33, True), (46, False)):
        with time_machine.travel(start + hours * 3600):
            assert (client.get(SAFETY).status_code == 200) == known, hours


def test_and_after_seven_days_whatever_is_done(home):
    client = by_password(make_admin())
    start = time.time()
    for hours in range(0, 7 * 24, 10):
        with time_machine.travel(start + hours * 3600):
            assert client.get(ADMIN).status_code == 200
    with time_machine.travel(start + 7 * 86400 + 60):
        assert client.get(ADMIN).status_code == 302


def test_a_member_who_became_staff_meanwhile_has_the_shorter_time_from_the_first_screen(
    lan, texts
):
    client = enter(texts)
    User.objects.filter(pk=lan.pk).update(is_superuser=True)
    assert client.get(ADMIN).status_code == 200
    assert client.session.get_expiry_age() <= 12 * 3600


def test_members_keep_their_sixty_days(lan, texts):
    client = enter(texts)
    with later(59 * 86400):
        assert client.get(SAFETY).status_code == 200
    with later(61 * 86400):
        assert client.get(SAFETY).status_code == 302


def test_accounts_and_rights_are_changed_after_a_fresh_sign_in(
    settings, admin_with_app, lan
):
    """Also where rights are given and second factors taken: a desk left open gives none."""
    settings.STAFF_MFA = True
    admin, secret = admin_with_app
    client = through(admin, secret)
    members = "/quan-tri/members/"
    paths = [
        "/quan-tri/account/", "/quan-tri/users/", "/quan-tri/groups/",
        f"{members}recoveries/", f"{members}trainers/import/",
        f"{members}{lan.profile.pk}/roles/", f"{members}{lan.pk}/second-step/",
        f"/quan-tri/bulk/accounts/user/assign_role/?id={lan.pk}",
    ]  # fmt: skip
    for path in paths:
        assert client.get(path).status_code == 200, path
    with later(3700):
        for path in (ADMIN, members, f"{members}roles/"):
            assert client.get(path).status_code == 200, path
        for path in paths:
            assert client.get(path).headers["Location"].startswith(AGAIN), path
