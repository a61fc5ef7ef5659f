"""A member sees what is kept, takes a copy along, leaves, and may change her mind."""

import io
import json
import zipfile
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.files.storage import FileSystemStorage
from django.test import Client
from django.utils import timezone

from hub.accounts.models import Act, DataRequest, LegalRecord, User
from hub.accounts.mydata import asking, copies, leaving
from hub.accounts.personal import registered
from tests.factories import PASSWORD, make_admin
from tests.hub.accounts.conftest import ask, mailed_code, text_of, type_code, wrong
from tests.hub.accounts.factors import AGAIN, shown, through, with_app

pytestmark = pytest.mark.django_db
NUMBER = "0912 345 678"


@pytest.fixture
def phone(client, lan, texts, settings, tmp_path):
    """Return Lan's browser, signed in."""
    settings.HUB_COPIES_FOLDER = tmp_path / "copies"
    sign_in(client, texts)
    return client


def sign_in(client, texts):
    ask(client, NUMBER)
    return type_code(client, texts.code())


def prove(client, texts, next_url="/toi/du-lieu/"):
    client.post(AGAIN, {"send": "phone", "next": next_url})
    return client.post(AGAIN, {"code": texts.code(), "next": next_url})


def test_she_sees_what_is_kept_in_plain_words(phone, lan):
    said = text_of(phone.get("/toi/du-lieu/"))
    for words in ("Tài khoản", NUMBER, "đăng nhập", "Luật yêu cầu giữ đến", "Lan"):
        assert words in said, words


def test_the_page_costs_the_same_whatever_is_kept(
    phone, lan, django_assert_max_num_queries
):
    Act.objects.bulk_create(Act(kind="sign-in", user=lan) for _n in range(60))
    # The frame of a member's page, and one for each kind of thing that is kept.
    with django_assert_max_num_queries(14 + len(registered())):
        answer = phone.get("/toi/du-lieu/")
    assert len(answer.content) < 60_000


def test_a_copy_needs_a_fresh_code(phone, texts):
    answer = phone.post("/toi/du-lieu/ban-sao/")
    asking = f"{AGAIN}?next=%2Ftoi%2Fdu-lieu%2Fban-sao%2F&cach=ma"
    assert answer.headers["Location"] == asking
    assert not DataRequest.objects.exists()


def test_she_takes_a_copy_along(phone, lan, texts):
    answer = prove(phone, texts, "/toi/du-lieu/ban-sao/")
    assert answer.headers["Location"] == "/toi/du-lieu/ban-sao/"
    assert phone.post("/toi/du-lieu/ban-sao/").status_code == 302
    copy = DataRequest.objects.get(kind="copy")
    assert copy.state == "done"
    assert copy.file_until > timezone.now() + timedelta(hours=47)
    got = phone.get(f"/toi/du-lieu/ban-sao/{copy.pk}/")
    assert "no-store" in got.headers["Cache-Control"]
    assert "attachment" in got.headers["Content-Disposition"]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(got.streaming_content)))
    assert archive.testzip() is None
    data = json.loads(archive.read("du-lieu.json"))
    assert data["Số điện thoại"][0]["Số"] == NUMBER
    assert data["Tài khoản"][0]["Có mật khẩu"] is False
    page = archive.read("du-lieu.html").decode()
    assert "Lan" in page
    assert NUMBER in page


def test_the_copy_is_given_to_its_owner_only(phone, texts, home):
    prove(phone, texts)
    phone.post("/toi/du-lieu/ban-sao/")
    copy = DataRequest.objects.get(kind="copy")
    address = f"/toi/du-lieu/ban-sao/{copy.pk}/"
    assert "/dang-nhap/" in Client().get(address).headers["Location"]
    other, minh = Client(), User.objects.create_user("minh@example.vn", name="Minh")
    other.force_login(minh)
    assert "cach=ma" in other.get(address).headers["Location"]
    other.post(AGAIN, {"send": "email"})
    other.post(AGAIN, {"code": mailed_code()})
    assert other.get(address).headers["Location"] == "/toi/du-lieu/#ban-sao"
    for path in (f"/media/{copy.file.name}", f"/media/copies/{copy.file.name}"):
        assert Client().get(path).status_code == 404


def test_the_copy_is_gone_after_two_days(phone, texts):
    prove(phone, texts)
    phone.post("/toi/du-lieu/ban-sao/")
    copy = DataRequest.objects.get(kind="copy")
    storage, name = copy.file.storage, copy.file.name
    assert isinstance(storage, FileSystemStorage)
    assert copies.forget() == 0
    DataRequest.objects.update(file_until=timezone.now() - timedelta(seconds=1))
    answer = phone.get(f"/toi/du-lieu/ban-sao/{copy.pk}/")
    assert answer.headers["Location"] == "/toi/du-lieu/#ban-sao"
    assert copies.forget() == 1
    assert not storage.exists(name)


def test_a_copy_that_got_stuck_is_made_when_asked_again(phone, lan, texts):
    asked = asking.take_in(lan, "copy")
    prove(phone, texts)
    phone.post("/toi/du-lieu/ban-sao/")
    asked.refresh_from_db()
    assert asked.state == "new"  # it may still be on its way
    DataRequest.objects.update(received_at=timezone.now() - timedelta(hours=1))
    assert "Làm bản mới" in text_of(phone.get("/toi/du-lieu/"))
    phone.post("/toi/du-lieu/ban-sao/")
    asked.refresh_from_db()
    assert asked.state == "done"
    assert DataRequest.objects.count() == 1


def test_no_copy_is_kept_of_who_has_gone_meanwhile(lan):
    asked = asking.take_in(lan, "copy")
    lan.delete()
    copies.keep(asked.pk, b"zip")
    asked.refresh_from_db()
    assert not asked.file


def test_a_fresh_code_does_not_last(phone, texts):
    prove(phone, texts)
    assert phone.get("/toi/du-lieu/ban-sao/").status_code == 200
    with time_machine.travel(datetime.now().timestamp() + 16 * 60):  # noqa: DTZ005
        assert phone.get("/toi/du-lieu/ban-sao/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "says"), [("12", "đủ 6 số"), ("wrong", "Mã chưa đúng")]
)
def test_a_wrong_code_opens_nothing_and_says_so(phone, texts, typed, says):
    phone.post(AGAIN, {"send": "phone"})
    code = wrong(texts.code()) if typed == "wrong" else typed
    answer = phone.post(AGAIN, {"code": code})
    assert says in text_of(answer)
    assert phone.get("/toi/du-lieu/ban-sao/").status_code == 302


def test_five_wrong_codes_are_the_end_of_it(phone, texts):
    phone.post(AGAIN, {"send": "phone"})
    code = texts.code()
    for _try in range(5):
        phone.post(AGAIN, {"code": wrong(code)})
    answer = phone.post(AGAIN, {"code": code})
    assert answer.status_code == 200
    assert phone.get("/toi/du-lieu/ban-sao/").status_code == 302


def test_a_late_code_is_said_to_be_late(phone, texts):
    phone.post(AGAIN, {"send": "phone"})
    session = phone.session
    session["hub_own_code"]["at"] -= 301
    session.save()
    assert "quá 5 phút" in text_of(phone.post(AGAIN, {"code": texts.code()}))


def test_neither_code_nor_number_lies_in_the_session(phone, texts):
    phone.post(AGAIN, {"send": "phone"})
    kept = str(dict(phone.session))
    assert texts.code() not in kept
    assert "912345678" not in kept


def test_leaving_asks_to_confirm_and_signs_out_everywhere(phone, lan, texts):
    second = Client()
    sign_in(second, texts)
    prove(phone, texts)
    asked = phone.post("/toi/du-lieu/xoa/", {"choice": "1"})
    assert "đánh dấu vào ô này" in text_of(asked)
    assert not DataRequest.objects.exists()
    answer = phone.post("/toi/du-lieu/xoa/", {"choice": "1", "sure": "on"})
    day = timezone.localdate() + timedelta(days=7)
    assert f"{day:%d/%m/%Y}" in text_of(answer)
    assert second.get("/toi/du-lieu/").status_code == 302
    assert phone.get("/toi/du-lieu/").status_code == 302
    assert User.objects.filter(pk=lan.pk).exists()


def leave(client, texts, choice="1"):
    prove(client, texts)
    return client.post("/toi/du-lieu/xoa/", {"choice": choice, "sure": "on"})


def test_she_changes_her_mind_when_she_signs_in(phone, lan, texts):
    leave(phone, texts)
    answer = sign_in(phone, texts)
    assert answer.headers["Location"] == "/toi/du-lieu/giu-lai/"
    said = text_of(phone.get("/toi/du-lieu/giu-lai/"))
    day = timezone.localdate() + timedelta(days=7)
    assert f"bị xoá ngày <strong>{day:%d/%m/%Y}</strong>" in said
    phone.post("/toi/du-lieu/giu-lai/")
    assert "được giữ lại" in text_of(phone.get("/toi/du-lieu/?giu-lai=1"))
    DataRequest.objects.update(erase_at=timezone.now())
    assert leaving.carry_out() == 0
    assert User.objects.filter(pk=lan.pk).exists()


def test_after_seven_days_the_account_is_gone(phone, lan, texts):
    leave(phone, texts)
    assert leaving.carry_out() == 0
    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
        assert leaving.carry_out() == 1
        assert leaving.carry_out() == 0
    assert not User.objects.filter(pk=lan.pk).exists()
    assert not DataRequest.objects.exclude(user=None).exists()
    record = LegalRecord.objects.get()
    assert record.values == {"name": "Lan", "phone": "+84912345678"}
    assert Act.objects.filter(left=record, kind="sign-in").exists()


def test_the_laws_record_goes_on_its_day(phone, lan, texts):
    leave(phone, texts)
    DataRequest.objects.update(erase_at=timezone.now())
    leaving.carry_out()
    assert leaving.forget() == 0
    with time_machine.travel(timezone.now() + timedelta(days=731)):
        assert leaving.forget() == 1
    assert not LegalRecord.objects.exists()


def test_nothing_is_kept_where_the_law_asks_for_nothing(phone, lan, texts, settings):
    settings.HUB_LEGAL_DAYS = 0
    lan.delete()
    assert not LegalRecord.objects.exists()
    assert Act.objects.exists()


def test_an_account_that_an_admin_deletes_takes_all_with_it(phone, lan, texts):
    prove(phone, texts)
    phone.post("/toi/du-lieu/ban-sao/")
    copy = DataRequest.objects.get()
    User.objects.filter(pk=lan.pk).delete()
    assert not copy.file.storage.exists(copy.file.name)
    assert LegalRecord.objects.count() == 1


def test_the_last_administrator_stays(home):
    admin = User.objects.create_superuser("a@example.vn", "x" * 12, name="Chị Quản")
    with pytest.raises(leaving.LastAdmin):
        leaving.ask(admin, 1)
    User.objects.create_superuser("b@example.vn", "x" * 12)
    assert leaving.ask(admin, 1)


def test_a_request_carries_its_days(phone, lan, settings):
    settings.HUB_HOLIDAYS = ["2027-02-04", "2027-02-05", "2027-02-08"]
    with time_machine.travel(
        datetime(2027, 2, 3, 9, tzinfo=timezone.get_current_timezone())
    ):
        found = asking.take_in(lan, "object", text="x")
    assert found.ack_due == date(2027, 2, 10)  # Tết and a week-end lie between
    assert found.due_at == date(2027, 3, 1)


def test_a_request_to_people_is_kept_and_shown(phone, lan):
    assert "Hãy chọn việc" in text_of(
        phone.post("/toi/du-lieu/yeu-cau/", {"text": "Xin đừng gửi thư nữa."})
    )
    fields = {"kind": "restrict", "text": "Xin đừng dùng xã của tôi."}
    assert phone.post("/toi/du-lieu/yeu-cau/", fields).status_code == 302
    assert "Hạn chế việc dùng" in text_of(phone.get("/toi/du-lieu/"))
    assert DataRequest.objects.get().text == fields["text"]


def test_too_many_requests_wait_with_a_sentence(phone, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"data-request": [(1, 86400)]}
    fields = {"kind": "restrict", "text": "Xin đừng dùng xã của tôi."}
    phone.post("/toi/du-lieu/yeu-cau/", fields)
    answer = text_of(phone.post("/toi/du-lieu/yeu-cau/", fields))
    assert "nhiều lần rồi" in answer
    assert fields["text"] in answer


def test_a_password_opens_no_copy(phone, lan, texts):
    lan.set_password(PASSWORD)
    lan.save()
    client = Client()
    client.force_login(User.objects.get(pk=lan.pk))
    assert 'type="password"' in text_of(client.get(AGAIN))
    asking_page = client.get("/toi/du-lieu/ban-sao/").headers["Location"]
    assert 'type="password"' not in text_of(client.get(asking_page))
    client.post(AGAIN, {"password": PASSWORD})
    assert client.get("/toi/bao-mat/mat-khau/").status_code == 200
    assert client.get("/toi/du-lieu/ban-sao/").status_code == 302
    client.post(AGAIN, {"send": "phone", "cach": "ma"})
    client.post(AGAIN, {"code": texts.code(), "cach": "ma"})
    assert client.get("/toi/du-lieu/ban-sao/").status_code == 200


def test_who_has_an_app_shows_it_for_the_copy(home):
    admin = make_admin()
    client = through(admin, secret := with_app(admin)[0])
    assert client.get("/toi/du-lieu/ban-sao/").status_code == 302
    with time_machine.travel(datetime.now().timestamp() + 40):  # noqa: DTZ005
        client.post(AGAIN, {"code": shown(secret)})
        assert client.get("/toi/du-lieu/ban-sao/").status_code == 200


def test_the_code_goes_to_the_contact_that_is_chosen(phone, lan, texts):
    lan.email = "lan@example.vn"
    lan.save()
    sent = len(texts.all())
    phone.post(AGAIN, {"send": "email", "cach": "ma"})
    assert len(texts.all()) == sent
    phone.post(AGAIN, {"code": mailed_code(), "cach": "ma"})
    assert phone.get("/toi/du-lieu/ban-sao/").status_code == 200
