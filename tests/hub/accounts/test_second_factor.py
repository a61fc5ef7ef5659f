"""Check 34: the admin opens to the staff only after a second step, and what that is."""

import time

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.account.signals import user_signed_up
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from hub.accounts.factors import changing
from hub.accounts.models import Act, Factor, User
from tests.factories import PASSWORD, make_admin, make_editor, make_person

from .conftest import ask, from_address, mailed_code, signed_in, text_of, type_code
from .factors import (
    ADMIN,
    AGAIN,
    APP,
    KEY,
    STEP,
    by_password,
    rows_of,
    set_up,
    shown,
    step,
    through,
    with_app,
)

pytestmark = pytest.mark.django_db
SAFETY = "/toi/bao-mat/"
SETTING_UP = f"{SAFETY}?next=%2Fquan-tri%2F"


def accepted(person):
    """Return a person who has accepted the rules, as joining does."""
    user_signed_up.send(sender=User, request=None, user=person)
    return person


@pytest.fixture(autouse=True)
def demanded(settings, home):
    settings.STAFF_MFA = True


@pytest.fixture
def admin(home):
    return accepted(make_admin(name="Chị Quản"))


def test_who_has_none_is_led_to_set_one_up_and_then_on_to_the_admin(admin):
    client = by_password(admin)
    answer = client.get(ADMIN)
    assert answer.headers["Location"] == SETTING_UP
    assert "Bước thứ hai khi đăng nhập" in text_of(client.get(SETTING_UP))
    secret, spare = set_up(client, ADMIN)
    assert len(secret) == 32
    assert len(set(spare)) == 10
    assert client.get(ADMIN).status_code == 200
    assert list(
        Act.objects.filter(kind="factor-added").values_list("user", flat=True)
    ) == [admin.pk]


def test_the_second_time_the_step_is_asked_before_anything_opens(admin):
    secret, _spare = with_app(admin)
    client = Client()
    answer = ask(client, admin.email, password=PASSWORD, next=ADMIN)
    assert answer.headers["Location"] == STEP
    assert not signed_in(client)
    assert client.get(ADMIN).headers["Location"] == "/dang-nhap/?next=%2Fquan-tri%2F"
    assert "Bước thứ hai" in text_of(client.get(STEP))
    answer = step(client, shown(secret))
    assert answer.headers["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_a_wrong_code_says_so_and_opens_nothing(admin):
    secret, _spare = with_app(admin)
    client = by_password(admin)
    for typed in (shown(secret, 600), "12345", "", "abcdef", "12345678", "٣" * 6):
        answer = step(client, typed)
        assert answer.status_code == 200
        assert "Lỗi:" in text_of(answer)
        assert not signed_in(client)
    assert Act.objects.filter(kind="factor-wrong", user=admin).count() == 2


def test_a_code_of_the_app_works_once(admin):
    secret, _spare = with_app(admin)
    code = shown(secret)
    first, second = by_password(admin), by_password(admin)
    assert step(first, code).status_code == 302
    assert step(second, code).status_code == 200
    assert not signed_in(second)


def test_the_code_that_set_the_app_up_does_not_sign_in(admin):
    client = by_password(admin)
    secret, _spare = set_up(client)
    assert step(by_password(admin), shown(secret)).status_code == 200


@pytest.mark.parametrize(("seconds", "good"), [(-60, False), (-30, True), (30, True), (60, False)])  # fmt: skip
def test_a_clock_may_be_wrong_by_half_a_minute(admin, seconds, good):
    with time_machine.travel(int(time.time()) // 30 * 30 - 3600 + 10, tick=False):
        secret, _spare = set_up(by_password(admin))
    with time_machine.travel(int(time.time()) // 30 * 30 + 10, tick=False):
        answer = step(by_password(admin), shown(secret, seconds))
    assert (answer.status_code == 302) == good


def test_five_wrong_tries_are_all_from_wherever(admin):
    secret, _spare = with_app(admin)
    for number in range(5):
        client = from_address(f"14.160.1.{number}")
        ask(client, admin.email, password=PASSWORD)
        assert step(client, shown(secret, 600)).status_code == 200
    client = by_password(admin)
    answer = step(client, shown(secret))
    assert "Nhập sai bước thứ hai quá nhiều lần" in text_of(answer)
    assert not signed_in(client)


def test_a_lost_phone_is_helped_by_a_spare_code_once(admin):
    _secret, spare = with_app(admin)
    client = by_password(admin)
    assert step(client, spare[0]).status_code == 302
    assert client.get(ADMIN).status_code == 200
    assert Act.objects.filter(kind="spare-used", user=admin).count() == 1
    other = by_password(admin)
    assert "đã dùng rồi" in text_of(step(other, spare[0]))
    assert step(other, spare[1].replace(" ", "")).status_code == 302
    assert "Còn 8 mã" in text_of(other.get(SAFETY))


def test_new_spare_codes_end_the_old_ones(admin):
    secret, spare = with_app(admin)
    client = through(admin, secret)
    page = text_of(client.post(f"{SAFETY}ma-du-phong/"))
    assert spare[0] not in page
    assert step(by_password(admin), spare[0]).status_code == 200
    assert page.count("<li><code>") == 10


@pytest.mark.parametrize("kept", ["phone", "mail"])
def test_a_member_made_a_moderator_comes_in_by_code_and_second_step(texts, kept):
    """No administrator has to set a password first."""
    call_command("setup_roles", verbosity=0)
    person = accepted(make_editor("Kiểm duyệt"))
    person.set_unusable_password()
    person.save()
    if kept == "phone":
        get_adapter().set_phone(person, "+84912345678", verified=True)
    contact = "0912 345 678" if kept == "phone" else person.email

    def by_code():
        client = Client()
        ask(client, contact, next=ADMIN)
        code = texts.code() if kept == "phone" else mailed_code()
        return client, type_code(client, code)

    client, answer = by_code()
    assert answer.headers["Location"] == ADMIN
    assert client.get(ADMIN).headers["Location"] == SETTING_UP
    secret, _spare = set_up(client)
    with time_machine.travel(time.time() + 60):
        client, answer = by_code()
        assert answer.headers["Location"] == STEP
        assert not signed_in(client)
        assert step(client, shown(secret)).headers["Location"] == ADMIN
        assert client.get(ADMIN).status_code == 200


def test_neither_number_nor_mail_waits_in_the_session_for_the_step(admin, texts):
    get_adapter().set_phone(admin, "+84912345678", verified=True)
    with_app(admin)
    Session.objects.all().delete()
    client = Client()
    ask(client, "0912 345 678")
    type_code(client, texts.code())
    held = str(dict(client.session))
    assert admin.email not in held
    assert "912345678" not in held


@pytest.mark.parametrize("path", [
    "/quan-tri/login/", "/quan-tri/password_reset/", "/quan-tri/password_reset/done/",
    "/_util/login/",
])  # fmt: skip
def test_every_other_door_leads_to_our_own(admin, path):
    client = Client()
    answer = client.get(f"{path}?next=/quan-tri/pages/")
    assert answer.headers["Location"] == "/dang-nhap/?next=%2Fquan-tri%2Fpages%2F"
    fields = {"username": admin.email, "password": PASSWORD, "next": "//evil.example"}
    answer = client.post(path, fields)
    assert answer.headers["Location"] == "/dang-nhap/?next=%2Fquan-tri%2F"
    assert not signed_in(client)


def test_a_session_without_the_step_opens_no_screen(admin):
    """However it was made: before the switch, by another door, by code of ours."""
    client = Client()
    client.force_login(admin)
    for path in (ADMIN, "/quan-tri/pages/", "/quan-tri/users/", "/kiem-duyet/"):
        assert client.get(path).headers["Location"].startswith(SAFETY)
        assert client.post(path).headers["Location"].startswith(SAFETY)
    with_app(admin)
    client.force_login(User.objects.get(pk=admin.pk))
    assert client.get(ADMIN).headers["Location"].startswith(AGAIN)


def test_who_is_no_staff_is_refused_and_not_sent_round_in_a_circle(home):
    client = Client()
    client.force_login(make_person())
    assert client.get(ADMIN).status_code == 403
    assert client.get("/quan-tri/pages/").status_code == 403
    assert Client().get("/quan-tri/pages/").headers["Location"] == (
        "/dang-nhap/?next=%2Fquan-tri%2Fpages%2F"
    )


def test_a_record_of_somebody_else_counts_for_nobody(admin, client):
    with_app(admin)
    other = make_admin()
    client.force_login(other)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(admin.pk)
    session.save()
    assert client.get(ADMIN).status_code == 302


def test_the_secret_is_sealed_in_the_row_and_in_the_session(admin):
    client = by_password(admin)
    page = text_of(client.get(APP))
    secret = KEY.search(page)[1].replace(" ", "")
    assert secret not in str(dict(client.session))
    client.post(APP, {"code": shown(secret)})
    for row in Factor.objects.all():
        assert secret not in str(row.data)
    seed = Factor.objects.get(type="recovery_codes")
    assert len(seed.data["seed"]) > 80


def test_key_rotation_leaves_every_factor_working(admin, settings):
    secret, spare = with_app(admin)
    old = settings.HUB_PHONE_KEYS
    settings.HUB_PHONE_KEYS = ["k" * 60, *old]
    call_command("rotate_phone_keys", verbosity=0)
    settings.HUB_PHONE_KEYS = ["k" * 60]
    assert step(by_password(admin), shown(secret)).status_code == 302
    assert step(by_password(admin), spare[3]).status_code == 302


def test_a_key_that_was_taken_out_refuses_and_breaks_nothing(admin, settings):
    secret, spare = with_app(admin)
    settings.HUB_PHONE_KEYS = ["moi-" + "fedcba9876543210" * 4]
    for code in (shown(secret), spare[0]):
        assert step(by_password(admin), code).status_code == 200


def test_the_last_factor_of_the_staff_stays_until_there_is_another(admin):
    secret, _spare = with_app(admin)
    client = through(admin, secret)
    row = Factor.objects.get(type="totp")
    path = f"{SAFETY}bo/{row.pk}/"
    assert "bước thứ hai duy nhất" in text_of(client.get(path))
    client.post(path)
    assert Factor.objects.filter(pk=row.pk).exists()
    Factor.objects.create(user=admin, type="webauthn", data={"name": "Khoá 1"})
    stranger = Client()
    assert client.post(path).status_code == 302
    assert rows_of(admin) == {"webauthn", "recovery_codes"}
    assert client.get(ADMIN).status_code == 200
    assert stranger.get(ADMIN).status_code == 302


def test_of_two_factors_removed_at_once_one_stays(admin):
    secret, _spare = with_app(admin)
    key = Factor.objects.create(user=admin, type="webauthn", data={"name": "Khoá 1"})
    request = through(admin, secret).get(SAFETY).wsgi_request
    app = Factor.objects.get(type="totp")
    assert changing.remove(request, app)
    assert not changing.remove(request, app)
    assert not changing.remove(request, key)
    assert rows_of(admin) == {"webauthn", "recovery_codes"}
    assert Act.objects.filter(kind="factor-removed").count() == 1


def test_a_factor_of_another_is_not_there(admin):
    secret, _spare = with_app(admin)
    other = make_admin()
    theirs = Factor.objects.create(user=other, type="webauthn", data={"name": "x"})
    client = through(admin, secret)
    assert client.get(f"{SAFETY}bo/{theirs.pk}/").status_code == 404
    assert client.post(f"{SAFETY}bo/{theirs.pk}/").status_code == 404


def test_setting_up_ends_what_else_was_open(admin):
    elsewhere = by_password(admin)
    client = by_password(admin)
    assert signed_in(elsewhere)
    set_up(client)
    assert "/dang-nhap/" in elsewhere.get("/toi/").headers["Location"]
    assert client.get("/toi/bao-mat/").status_code == 200


def test_who_left_the_staff_may_do_without_and_loses_the_spare_codes(admin):
    secret, _spare = with_app(admin)
    User.objects.filter(pk=admin.pk).update(is_superuser=False)
    client = through(admin, secret)
    row = Factor.objects.get(type="totp")
    assert client.post(f"{SAFETY}bo/{row.pk}/").status_code == 302
    assert rows_of(admin) == set()
    assert step(by_password(admin), "123456").status_code == 302
    assert signed_in(by_password(admin))


def test_a_member_is_offered_no_second_step(lan, client):
    client.force_login(lan)
    assert "Bước thứ hai" not in text_of(client.get(SAFETY))
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(lan.pk)
    session.save()
    for path in (APP, f"{SAFETY}khoa/"):
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("answer", [
    "", "x", "{}", "[]", "null", "1", '{"id": 1}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30",'
    '"attestationObject":"oA","authenticatorData":"AA","signature":"AA"}}',
])  # fmt: skip
def test_a_broken_answer_of_a_browser_is_a_sentence_and_no_fault(admin, answer):
    secret, _spare = with_app(admin)
    client = by_password(admin)
    page = client.post(STEP, {"credential": answer})
    assert page.status_code == 200
    assert not signed_in(client)
    client = through(admin, secret)
    client.get(f"{SAFETY}khoa/")
    page = client.post(f"{SAFETY}khoa/", {"credential": answer})
    assert "Chưa tạo được khoá" in text_of(page)
    assert rows_of(admin) == {"totp", "recovery_codes"}


def test_with_the_switch_off_nothing_changes_for_the_staff(admin, settings):
    settings.STAFF_MFA = False
    client = Client()
    client.force_login(admin)
    assert client.get(ADMIN).status_code == 200
    assert Client().get("/quan-tri/login/").status_code == 200
