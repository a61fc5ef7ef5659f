"""The sheet of core trainers: looked at, brought in once, a role when the phone signs in."""

import io
import time
import zipfile
from contextlib import suppress

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from community import roles
from community.models import ExpectedTrainer, Grant, Role
from community.sheets import Unreadable, people
from community.sheets import reading as sheets
from hub.accounts.models import User
from hub.places.models import Commune

from .conftest import member, text_of

pytestmark = pytest.mark.django_db
PATH = "/quan-tri/members/trainers/import/"
HEAD = ("STT", "Họ và tên", "Số điện thoại", "Xã/Phường", "Đơn vị")
ROWS = (
    (1, "Nguyễn Thị Hoa", "0912 000 001", "Đồng Hỷ", "Trường THCS"),
    (2, "Trần Văn Ba", 912000002, "xã Đại Từ", ""),
    (3, "Lê Bốn", "123", "Đồng Hỷ", "Trạm y tế"),
    (4, "Hoàng Năm", "+84 912 000 004", "Đồng Hỉ", ""),
    (5, "Hoa lần hai", "0912000001", "", ""),
    (6, "=HYPERLINK(\"http://x\")", "0912000006", "Sao Hoả", "=1+1"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def communes(db):
    for code, name in (("1", "Đồng Hỷ"), ("2", "Đại Từ"), ("3", "Võ Nhai")):
        Commune.objects.create(code=code, name=name, kind="Xã", slug=f"xa-{code}")


def xlsx(rows=ROWS, head=HEAD, name="can-bo.xlsx"):
    book = Workbook()
    book.active.append(["DANH SÁCH CÁN BỘ NÒNG CỐT"])
    book.active.append(head)
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def csv(rows=ROWS, sign=";", encoding="utf-8-sig"):
    lines = [HEAD, *rows]
    quoted = [
        sign.join(f'"{str(c).replace(chr(34), chr(34) * 2)}"' for c in row)
        for row in lines
    ]
    return SimpleUploadedFile("can-bo.csv", "\r\n".join(quoted).encode(encoding))


@pytest.fixture
def desk(admin, client):
    client.force_login(admin)
    return client


def plan_of(answer):
    return answer.context["plan"]


@pytest.mark.parametrize("sheet", [xlsx, csv])
def test_the_dry_run_shows_what_each_row_means_and_saves_nothing(desk, sheet):
    answer = desk.post(PATH, {"sheet": sheet()})
    page = text_of(answer)
    assert "Hiểu được 4 trong 6 dòng" in page
    found = answer.context["found"]
    assert [p.good for p in found] == [True, True, False, True, False, True]
    assert [p.place for p in found[:2]] == ["Xã Đồng Hỷ", "Xã Đại Từ"]
    assert "10 chữ số" in found[2].problems[0]
    assert found[3].nearest == "Xã Đồng Hỷ"
    assert "Gần nhất: Xã Đồng Hỷ" in page
    assert "Trùng số điện thoại với dòng" in found[4].problems[0]
    assert found[5].nearest == ""
    assert "912000001" not in page
    assert "0912 000 001" not in page
    assert not ExpectedTrainer.objects.exists()


@pytest.mark.parametrize("nearest", [True, False])
def test_what_was_shown_is_brought_in_once(desk, admin, nearest):
    for _each in range(2):
        plan = plan_of(desk.post(PATH, {"sheet": xlsx()}))
        tick = {"nearest": "1"} if nearest else {}
        assert desk.post(PATH, {"plan": plan} | tick).status_code == 302
    assert ExpectedTrainer.objects.count() == 4
    five = ExpectedTrainer.objects.get(name="Hoàng Năm")
    assert str(five.commune) == ("Xã Đồng Hỷ" if nearest else "None")
    assert five.added_by == admin
    formula = ExpectedTrainer.objects.get(unit="=1+1")
    assert formula.name.startswith("=HYPERLINK")
    again = desk.post(PATH, {"sheet": xlsx()})
    assert "Đã có trong danh sách" in text_of(again)


def test_what_was_shown_more_than_an_hour_ago_is_looked_at_anew(desk):
    plan = plan_of(desk.post(PATH, {"sheet": xlsx()}))
    with time_machine.travel(time.time() + 3605):
        assert desk.post(PATH, {"plan": plan}).headers["Location"] == PATH
    assert not ExpectedTrainer.objects.exists()
    with time_machine.travel(time.time() + 3500):
        desk.post(PATH, {"plan": plan})
    assert ExpectedTrainer.objects.exists()


def test_phones_are_sealed_and_in_no_list(desk):
    desk.post(PATH, {"plan": plan_of(desk.post(PATH, {"sheet": xlsx()}))})
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM community_expectedtrainer")
        assert "912000001" not in str(cursor.fetchall())
    page = text_of(desk.get("/quan-tri/members/trainers/"))
    assert "Nguyễn Thị Hoa" in page
    assert "912000001" not in page.replace(" ", "")
    assert ExpectedTrainer.objects.of("+84912000001").exists()


def bring(desk):
    desk.post(PATH, {"plan": plan_of(desk.post(PATH, {"sheet": xlsx()}))})


def test_the_role_comes_when_the_phone_signs_in(desk, admin, client):
    bring(desk)
    hoa = member("Hoa", "+84912000001")
    assert roles.of(hoa) == frozenset()
    client.force_login(hoa)
    assert roles.of(hoa) == {Role.TRAINER}
    row = Grant.objects.get()
    assert (row.by, row.given) == (admin, True)
    expected = ExpectedTrainer.objects.of("+84912000001").get()
    assert expected.member == hoa
    assert expected.met_at
    client.force_login(User.objects.get(pk=hoa.pk))
    assert Grant.objects.count() == 1


def test_who_is_there_already_gets_the_role_at_once(desk):
    hoa = member("Hoa", "+84912000001")
    bring(desk)
    assert roles.of(hoa) == {Role.TRAINER}


def test_an_unproven_phone_or_another_one_gets_nothing(desk, client):
    bring(desk)
    hoa, other = member("Hoa", "+84912000001"), member("Khác", "+84912000009")
    hoa.phone.verified_at = None
    hoa.phone.save()
    for person in (hoa, other):
        client.force_login(person)
    assert not Grant.objects.exists()


def test_who_lost_the_role_does_not_get_it_back_by_signing_in(desk, admin, client):
    from community.actions import grants

    bring(desk)
    hoa = member("Hoa", "+84912000001")
    client.force_login(hoa)
    grants.take(by=admin, user=hoa, role=Role.TRAINER, reason="nghỉ")
    client.force_login(User.objects.get(pk=hoa.pk))
    bring_again = desk
    bring_again.force_login(admin)
    bring(bring_again)
    assert roles.of(hoa) == frozenset()


def test_who_lost_the_role_does_not_get_it_back_by_joining_anew(desk, admin, client):
    from community.actions import grants

    bring(desk)
    hoa = member("Hoa", "+84912000001")
    client.force_login(hoa)
    grants.take(by=admin, user=hoa, role=Role.TRAINER, reason="nghỉ")
    hoa.delete()
    again = member("Hoa", "+84912000001")
    client.force_login(again)
    assert roles.of(again) == frozenset()


def test_a_long_sheet_with_long_texts_is_brought_in_by_few_queries(desk):
    long = "Uỷ ban nhân dân xã Đồng Hỷ, tỉnh Thái Nguyên " * 3
    rows = [(n, f"{long[:110]} {n}", f"09{n:08d}", "Đồng Hỷ", long)
            for n in range(12000001, 12002001)]  # fmt: skip
    with CaptureQueriesContext(connection) as queries:
        answer = desk.post(PATH, {"sheet": xlsx(rows)})
    assert len(queries) <= 30
    plan = plan_of(answer)
    assert len(plan) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2
    with CaptureQueriesContext(connection) as queries:
        assert desk.post(PATH, {"plan": plan}).status_code == 302
    assert len(queries) <= 60
    assert ExpectedTrainer.objects.count() == 2000


@pytest.mark.parametrize("who", ["lan", "thay_binh", "co_hoa", "editor"])
def test_nobody_else_brings_people_in(request, admin, client, who):
    client.force_login(admin)
    plan = plan_of(client.post(PATH, {"sheet": xlsx()}))
    client.force_login(request.getfixturevalue(who))
    assert client.post(PATH, {"sheet": xlsx()}).status_code in {302, 403}
    assert client.post(PATH, {"plan": plan}).status_code in {302, 403}
    assert not ExpectedTrainer.objects.exists()


def test_a_plan_of_another_admin_or_a_forged_one_is_refused(desk, client):
    from hub.accounts import sealing
    from tests.factories import make_admin

    plan = plan_of(desk.post(PATH, {"sheet": xlsx()}))
    desk.force_login(make_admin())
    for sent in (plan, "x", sealing.seal("[]"), sealing.seal("[null, []]")):
        desk.post(PATH, {"plan": sent})
    assert not ExpectedTrainer.objects.exists()


@pytest.mark.parametrize(
    "sheet",
    [csv(sign=","), csv(sign=";"), csv(sign="\t"), csv(encoding="utf-16"), csv(encoding="utf-8")],
    ids=["comma", "semicolon", "tab", "utf-16", "no mark"],
)  # fmt: skip
def test_every_way_that_sheets_are_saved_is_read(sheet):
    sheet.seek(0)
    assert [row.name for row in people(sheet)][:2] == ["Nguyễn Thị Hoa", "Trần Văn Ba"]


def test_commas_within_a_cell_part_nothing():
    unit = "Hội phụ nữ, xã Đồng Hỷ, a, b, c, d, e, f, Việt Nam"
    lines = ["Họ tên;Số điện thoại;Xã;Đơn vị", f"Nguyễn Hoa;0912000001;Đồng Hỷ;{unit}"]
    sheet = SimpleUploadedFile("a.csv", "\n".join(lines).encode())
    assert [(row.name, row.unit) for row in people(sheet)] == [("Nguyễn Hoa", unit)]


def with_macro():
    out = io.BytesIO(xlsx().read())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml"):
            archive.writestr(name, "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 80_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsx", b"PK\x03\x04", "hỏng"),
        ("a.xlsx", b"Ho ten;SDT", "hỏng"),
        ("a.xlsm", with_macro(), "macro"),
        ("a.xlsx", bomb(), "hỏng"),
        ("a.csv", b"a" * (sheets.LARGEST + 1), "quá to"),
        ("a.csv", "Họ tên;Số điện thoại".encode("utf-16-be"), "UTF-8"),
        ("a.csv", "Họ tên;Quê".encode(), "tiêu đề"),
        ("a.csv", b"", None),
        ("a.csv", ("Họ tên;Số điện thoại\n" + "a;1\n" * 2100).encode(), "2000"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence(desk, name, data, says):
    answer = desk.post(PATH, {"sheet": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    if says:
        assert says in text_of(answer)
    assert "plan" not in answer.context
    assert not ExpectedTrainer.objects.exists()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data):
    for name in ("a.csv", "a.xlsx"):
        with suppress(Unreadable):
            people(SimpleUploadedFile(name, data))
