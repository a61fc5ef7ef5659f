"""Complaints without an account: kept, numbered, due in working days, not flooded."""

from datetime import date

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client

from community.models import Complaint, Disclosure
from hub import workdays
from hub.accounts.models import Act

from .conftest import text_of

pytestmark = pytest.mark.django_db
GOOD = {
    "about": "content",
    "text": "Bài có chỗ viết sai tên xã.",
    "name": "Bà Tư",
    "contact": "0912 345 678",
}


def send(client, **fields):
    return client.post("/khieu-nai/", GOOD | fields)


@time_machine.travel("2026-11-26 09:00+07:00", tick=False)
def test_it_is_kept_numbered_and_its_due_day_shown(home, client):
    page = text_of(client.get(send(client).url))
    assert "KN-2026-0001" in page
    assert "03/12/2026" in page
    kept = Complaint.objects.get()
    assert (kept.name, kept.contact) == ("Bà Tư", "+84912345678")
    assert kept.due == date(2026, 12, 3)
    send(client, about="data")
    data = Complaint.objects.get(serial=2)
    assert data.due == date(2026, 11, 30)  # two working days, over a weekend


def test_sender_and_contact_are_sealed_in_the_database(home, client):
    send(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM community_complaint")
        kept = str(cursor.fetchall())
    assert "Bà Tư" not in kept
    assert "912345678" not in kept


def test_name_and_contact_may_stay_empty(home, client):
    answer = client.get(send(client, name="", contact="").url)
    assert "không để lại cách liên hệ" in text_of(answer)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"about": ""}, "Hãy chọn một việc"),
        ({"about": "spam"}, "about"),
        ({"text": ""}, "Hãy viết chuyện"),
        ({"text": "ngắn"}, "Hãy viết thêm"),
        ({"contact": "12"}, "contact"),
    ],
)
def test_each_mistake_gets_its_sentence_and_loses_nothing(home, client, fields, says):
    page = text_of(send(client, place="/bai-hoc/x/", **fields))
    assert says in page
    assert "/bai-hoc/x/" in page
    assert not Complaint.objects.exists()


def test_a_program_sends_nothing_and_a_browser_that_fills_all_loses_nothing(home):
    page = text_of(send(Client(), website="http://x"))
    assert not Complaint.objects.exists()
    assert "bấm nút một lần nữa" in page
    assert GOOD["text"] in page
    assert "http://x" not in page
    assert send(Client(), website="").status_code == 302


@pytest.mark.parametrize(
    "contact",
    [
        "0208 3855 123",
        "Zalo 0912 345 678",
        "lan@example.vn, 0912345678",
        "+49 30 901820",
    ],
)
def test_every_way_to_answer_is_kept(home, client, contact):
    assert send(client, contact=contact).status_code == 302
    assert Complaint.objects.get().contact == contact


def test_a_form_whose_token_is_old_gives_its_text_back(home):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/khieu-nai/", GOOD | {"text": "Bài <b>sai</b> tên xã."})
    assert answer.status_code == 403
    page = text_of(answer)
    assert "Bài &lt;b&gt;sai&lt;/b&gt; tên xã." in page
    assert "Biểu mẫu này đã cũ" in page
    assert GOOD["contact"] not in page
    assert "no-store" in answer["Cache-Control"]
    foreign = strict.post("/khieu-nai/", GOOD, HTTP_ORIGIN="https://evil.example")
    assert foreign.status_code == 403
    assert GOOD["text"] not in text_of(foreign)


def test_a_flood_is_stopped_and_the_text_stays(home, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"complaint": [(2, 3600)]}
    client = Client(REMOTE_ADDR="14.160.8.8")
    for _each in range(2):
        assert send(client).status_code == 302
    answer = send(client, HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert answer.status_code == 429
    assert GOOD["text"] in text_of(answer)
    assert Complaint.objects.count() == 2
    assert send(Client(REMOTE_ADDR="14.160.8.9")).status_code == 302


def test_the_number_is_shown_to_the_sender_only(home, client):
    path = send(client).url
    assert client.get(path).status_code == 200
    for other in ("/khieu-nai/da-gui/", "/khieu-nai/da-gui/?so=1", f"{path}x"):
        assert client.get(other).status_code == 404
    assert not caches["pages"]._cache


def test_a_form_without_its_token_is_refused(home):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/khieu-nai/", GOOD).status_code == 403


@pytest.mark.parametrize("who", ["co_hoa", "admin"])
def test_staff_see_the_sender_only_with_a_reason_that_is_noted(request, client, who):
    user = request.getfixturevalue(who)
    send(Client())
    kept = Complaint.objects.get()
    client.force_login(user)
    path = f"/quan-tri/members/complaints/{kept.pk}/"
    for page in ("/quan-tri/members/complaints/", path):
        text = text_of(client.get(page))
        assert kept.number in text
        assert "Bà Tư" not in text
        assert "912345678" not in text
    assert "Bà Tư" not in text_of(client.post(path, {"look": "1", "reason": ""}))
    shown = text_of(client.post(path, {"look": "1", "reason": "gọi lại"}))
    assert "Bà Tư" in shown
    assert "+84912345678" in shown
    assert "Bà Tư" not in text_of(client.get(path))
    assert Disclosure.objects.get().by == user
    assert Act.objects.filter(kind="private-seen", user=user).count() == 1


def test_an_answer_closes_it(co_hoa, client):
    send(Client())
    kept = Complaint.objects.get()
    client.force_login(co_hoa)
    path = f"/quan-tri/members/complaints/{kept.pk}/"
    client.post(path, {"state": "closed", "answer": "Đã sửa bài."})
    kept.refresh_from_db()
    assert (kept.state, kept.answer) == ("closed", "Đã sửa bài.")
    assert kept.closed


@pytest.mark.parametrize("who", ["lan", "thay_binh", "official", "editor"])
def test_nobody_else_reads_complaints(request, client, who):
    send(Client())
    client.force_login(request.getfixturevalue(who))
    pk = Complaint.objects.get().pk
    for path in ("", f"{pk}/"):
        answer = client.get(f"/quan-tri/members/complaints/{path}")
        assert answer.status_code in {302, 403}


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-25", 2, "2026-11-27"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-04-29", 1, "2027-05-03"),
        ("2027-02-04", 1, "2027-02-09"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(settings, start, count, end):
    settings.HUB_HOLIDAYS = ["2027-02-05", "2027-02-08"]
    after = workdays.after(date.fromisoformat(start), count)
    assert after == date.fromisoformat(end)
