"""Phone lost: asked without an account, checked by a moderator, two days, then moved."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from hub.accounts import contacts
from hub.accounts.models import Act, Phone, Recovery, User
from hub.accounts.recovery import checking, waiting
from tests.factories import make_admin

from .conftest import ask, signed_in, text_of, type_code
from .test_contacts import told  # noqa: F401 - a fixture
from .test_fresh import later

pytestmark = pytest.mark.django_db
PAGE = "/dang-nhap/mat-so/"
CODE = f"{PAGE}ma/"
STOP = "/toi/bao-mat/dung-lai/"
OLD, NEW = "0912 345 678", "0987 654 321"
STORY = "Tôi học lớp ở nhà văn hoá xã, cô Hoà dạy tôi."
TWO_DAYS = 48 * 3600


@pytest.fixture
def co_hoa(home):
    """A moderator."""
    call_command("setup_roles", verbosity=0)
    from django.contrib.auth.models import Group

    user = User.objects.create_user("hoa@example.vn", name="Cô Hoà")
    user.groups.add(Group.objects.get(name="Kiểm duyệt"))
    return User.objects.get(pk=user.pk)


def fill(client, old=OLD, new=NEW, name="Lan", story=STORY):
    values = {"old": old, "new": new, "name": name, "story": story}
    return client.post(PAGE, values)


def send(texts, client=None, **fields):
    """Ask to get back in, as a browser that nobody knows; return the request."""
    client = client or Client()
    assert fill(client, **fields).headers["Location"] == CODE
    assert client.post(CODE, {"code": texts.code()}).headers["Location"] == PAGE
    return Recovery.objects.latest("pk")


def allow(recovery, by):
    return checking.allow(
        recovery.pk, by=by, how="called", reason="biết tên lớp, tên cô"
    )


def sign_in(texts, contact):
    client = Client()
    ask(client, contact)
    return client, type_code(client, texts.code())


def test_she_asks_is_checked_waits_and_is_back(lan, texts, co_hoa, told):  # noqa: F811
    client = Client()
    assert "Mất số" in text_of(client.get("/dang-nhap/"))
    page = text_of(client.get(PAGE))
    for words in ("người kiểm duyệt", "hai ngày", "giấy tờ"):
        assert words in page, words
    with told():
        asked = send(texts, client)
    assert (asked.user, asked.state) == (lan, "new")
    assert texts.all()[-1][0] == "+84987654321"
    assert "đã nhận" in text_of(client.get(PAGE))
    with told():
        assert allow(asked, co_hoa)
    warned, news = texts.all()[-2:]
    assert warned[0] == "+84912345678"
    assert "Dừng lại" in warned[1]
    assert news[0] == "+84987654321"
    assert waiting.carry_out() == 0
    with later(TWO_DAYS + 1):
        with told():
            assert waiting.carry_out() == 1
            assert waiting.carry_out() == 0
        assert contacts.of(lan)[0].value == "+84987654321"
        said = dict(texts.all()[-2:])
        assert "đã chuyển" in said["+84912345678"]
        assert "Hãy đăng nhập" in said["+84987654321"]
        back, _answer = sign_in(texts, NEW)
        assert back.session["_auth_user_id"] == str(lan.pk)
        lost, _answer = sign_in(texts, OLD)
        assert not signed_in(lost)
    kinds = set(Act.objects.values_list("kind", flat=True))
    assert {
        "recovery-asked",
        "recovery-allowed",
        "recovery-begun",
        "recovered",
    } <= kinds
    assert Act.objects.get(kind="recovery-allowed").user == co_hoa


def test_whoever_has_the_old_phone_stops_it(lan, texts, co_hoa, told):  # noqa: F811
    asked = send(texts)
    allow(asked, co_hoa)
    owner, answer = sign_in(texts, OLD)
    assert answer.headers["Location"] == STOP
    assert "không phải bạn" in text_of(owner.get(STOP)).lower()
    with told():
        assert owner.post(STOP).headers["Location"] == "/toi/bao-mat/?da-dung=1"
    assert "đã dừng" in texts.all()[-1][1].lower()
    with later(TWO_DAYS + 1):
        assert waiting.carry_out() == 0
    assert contacts.of(lan)[0].value == "+84912345678"
    assert Act.objects.filter(kind="recovery-stopped", user=lan).count() == 1
    assert Recovery.objects.get().state == "stopped"


def test_a_session_that_is_open_sees_it_too(lan, texts, co_hoa):
    owner, _answer = sign_in(texts, OLD)
    allow(send(texts), co_hoa)
    assert STOP in text_of(owner.get("/toi/bao-mat/"))


def test_what_a_thief_put_in_is_gone_and_every_session_ends(lan, texts, co_hoa):
    thief, _answer = sign_in(texts, OLD)
    lan.email = "trom@example.vn"
    lan.set_password("mot mat khau that dai")
    lan.save()
    allow(send(texts), co_hoa)
    with later(TWO_DAYS + 1):
        waiting.carry_out()
    lan.refresh_from_db()
    assert lan.email is None
    assert not lan.has_usable_password()
    assert thief.get("/toi/bao-mat/").status_code == 302


def test_it_is_the_same_answer_whether_the_number_is_known(lan, texts):
    pages = []
    for old in (OLD, "0912 345 679"):
        client = Client()
        first = fill(client, old=old)
        done = client.post(CODE, {"code": texts.code()})
        page = text_of(client.get(PAGE)).replace(old, "X")
        pages.append((first.status_code, done.headers["Location"], len(page)))
        Recovery.objects.update(state="refused")
    assert pages[0] == pages[1]
    assert Recovery.objects.filter(user=None).count() == 1


def test_a_number_that_is_nobodys_can_only_be_refused(texts, co_hoa, told):  # noqa: F811
    asked = send(texts, old="0912 345 679")
    assert not allow(asked, co_hoa)
    with told():
        assert checking.refuse(asked.pk, by=co_hoa, reason="không tìm thấy tài khoản")
    assert "chưa xác minh được" in texts.all()[-1][1]
    assert "tìm thấy" not in texts.all()[-1][1]


def test_who_opens_another_account_by_the_new_number_is_told(lan, texts):
    minh = User.objects.create_user(name="Minh")
    row = Phone(user=minh)
    row.number = "+84987654321"
    row.save()
    client = Client()
    fill(client)
    answer = client.post(CODE, {"code": texts.code()})
    assert answer.headers["Location"] == f"{PAGE}?da-co=1"
    assert "đã mở được một tài khoản" in text_of(client.get(f"{PAGE}?da-co=1"))
    assert not Recovery.objects.exists()


def test_a_number_taken_meanwhile_moves_nothing(lan, texts, co_hoa, told):  # noqa: F811
    allow(send(texts), co_hoa)
    minh = User.objects.create_user(name="Minh")
    row = Phone(user=minh)
    row.number = "+84987654321"
    row.save()
    with later(TWO_DAYS + 1), told():
        assert waiting.carry_out() == 0
    assert contacts.of(lan)[0].value == "+84912345678"
    assert Recovery.objects.get().state == "refused"
    assert "chưa chuyển được" in texts.all()[-1][1]


def test_nothing_is_kept_before_the_right_code(lan, texts):
    client = Client()
    fill(client)
    assert "Mã chưa đúng" in text_of(client.post(CODE, {"code": f"{(int(texts.code()) + 1) % 10**6:06d}"}))  # fmt: skip
    assert not Recovery.objects.exists()
    held = str(dict(client.session))
    for private in ("912345678", "987654321", texts.code(), "văn hoá"):
        assert private not in held


@pytest.mark.parametrize(("field", "typed", "says"), [
    ("old", "", "Hãy gõ số điện thoại"), ("new", "12", "số di động"),
    ("new", OLD, "chính là số"), ("story", "tôi", "thêm một chút"), ("name", "", "Hãy gõ tên"),
])  # fmt: skip
def test_what_is_missing_gets_its_sentence_and_the_rest_stays(texts, home, field, typed, says):  # fmt: skip
    page = text_of(fill(Client(), **{field: typed}))
    assert says in page
    assert (STORY in page) == (field != "story")
    assert texts.all() == []


def test_asking_twice_with_one_new_number_is_one_request(lan, texts):
    send(texts)
    send(texts)
    assert Recovery.objects.count() == 1


def test_one_lost_number_is_asked_for_three_times_a_day(lan, texts):
    for last in range(3):
        send(texts, new=f"0987 654 32{last}")
    client = Client()
    fill(client, new="0987 654 329")
    page = text_of(client.post(CODE, {"code": texts.code()}))
    assert "nhiều lần" in page
    assert Recovery.objects.count() == 3


def test_two_requests_for_one_account_never_run_at_once(lan, texts, co_hoa):
    first, second = send(texts), send(texts, new="0987 654 322")
    assert allow(first, co_hoa)
    assert not allow(second, co_hoa)


def test_a_moderator_ends_also_what_runs(lan, texts, co_hoa):
    asked = send(texts)
    allow(asked, co_hoa)
    assert checking.refuse(asked.pk, by=co_hoa, reason="người thật đã gọi lại")
    with later(TWO_DAYS + 1):
        assert waiting.carry_out() == 0


def test_who_may_check_whom(lan, texts, co_hoa):
    admin, other = make_admin(), User.objects.create_user("m@example.vn", name="Minh")
    asked = send(texts)
    assert checking.may_check(co_hoa, asked)
    assert checking.may_check(admin, asked)
    assert not checking.may_check(other, asked)
    for owner in (co_hoa, admin):
        asked.user = owner
        assert not checking.may_check(co_hoa, asked), owner
        assert checking.may_check(admin, asked) == (owner == co_hoa)
    with pytest.raises(PermissionDenied, match="may not"):
        checking.look(asked, by=other, reason="tò mò")


def test_an_e_mail_leads_back_in_without_anybody(lan, texts):
    """Who has a second way in changes the number alone."""
    lan.email = "lan@example.vn"
    lan.save()
    client = Client()
    ask(client, "lan@example.vn")
    from .conftest import mailed_code

    type_code(client, mailed_code())
    client.post("/toi/bao-mat/lien-he/", {"contact": NEW})
    client.post("/toi/bao-mat/lien-he/ma/", {"code": texts.code()})
    assert contacts.of(lan)[0].value == "+84987654321"


def test_old_requests_go(lan, texts):
    send(texts)
    Recovery.objects.update(asked_at=timezone.now() - timedelta(days=91))
    assert waiting.forget() == 1
    assert not mail.outbox
