"""The moderators' screen of lost phones: names only, a look with a reason, a check signed for."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from wagtail.admin.icons import get_icons

from community import editing
from community.editing import menu
from hub.accounts.contacts import Contact
from hub.accounts.models import Act, Recovery, RecoveryStep

from .conftest import text_of
from .walking import browser

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/members/recoveries/"
WHY = "Đã gọi, biết tên lớp và tên cô dạy."


@pytest.fixture
def asked(lan):
    made = Recovery(user=lan, name="Lan", story="Tôi học lớp ở nhà văn hoá xã.")
    made.contacts = (Contact("phone", "+84912345678"), Contact("phone", "+84987654321"))
    made.save()
    return made


def test_the_screen_shows_no_number_until_a_reason_is_given(asked, co_hoa):
    desk, path = browser(co_hoa, factor=True), f"{LIST}{asked.pk}/"
    pages = text_of(desk.get(LIST)) + text_of(desk.get(path))
    assert "nhà văn hoá" in pages
    for number in ("0912 345 678", "0987 654 321", "912345678"):
        assert number not in pages
    assert "0987 654 321" not in text_of(desk.post(path, {"look": "1", "why": "a"}))
    page = text_of(desk.post(path, {"look": "1", "why": "gọi để xác minh"}))
    assert "0987 654 321" in page
    assert "0987 654 321" not in text_of(desk.get(path))
    assert RecoveryStep.objects.get().reason == "gọi để xác minh"
    assert Act.objects.filter(kind="private-seen", user=co_hoa).count() == 1


def test_allowing_wants_how_and_why(asked, co_hoa):
    desk, path = browser(co_hoa, factor=True), f"{LIST}{asked.pk}/"
    for values, says in (
        ({"act": "allow", "reason": WHY}, "chọn cách bạn đã xác minh"),
        ({"act": "allow", "how": "met", "reason": "ừ"}, "ít nhất 10"),
        ({"how": "met", "reason": WHY}, "bắt buộc"),
    ):
        assert says in text_of(desk.post(path, values))
        asked.refresh_from_db()
        assert asked.state == "new"
    desk.post(path, {"act": "allow", "how": "called", "reason": WHY})
    asked.refresh_from_db()
    assert asked.state == "waiting"
    step = RecoveryStep.objects.get()
    assert (step.by, step.how, step.reason) == (co_hoa, "called", WHY)
    assert "hai ngày" in text_of(desk.get(path))
    desk.post(path, {"act": "refuse", "reason": "Chủ thật đã gọi lại."})
    asked.refresh_from_db()
    assert asked.state == "refused"


def test_an_account_of_the_staff_is_for_admins(asked, co_hoa, editor, admin):
    asked.user = editor
    asked.save()
    desk, path = browser(co_hoa, factor=True), f"{LIST}{asked.pk}/"
    assert "quản trị viên quyết định" in text_of(desk.get(path))
    for values in ({"act": "allow", "how": "met", "reason": WHY}, {"look": "1", "why": "muốn xem"}):  # fmt: skip
        assert desk.post(path, values).status_code in {302, 403}
    asked.refresh_from_db()
    assert asked.state == "new"
    assert not RecoveryStep.objects.exists()
    browser(admin, factor=True).post(
        path, {"act": "allow", "how": "met", "reason": WHY}
    )
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_the_list_costs_the_same_for_many(asked, co_hoa, lan, django_assert_max_num_queries):  # fmt: skip
    for _each in range(30):
        made = Recovery(user=lan, name="Lan", story="Tôi học lớp ở nhà văn hoá xã.")
        made.contacts = asked.contacts
        made.save()
    desk = browser(co_hoa, factor=True)
    desk.get(LIST)
    with django_assert_max_num_queries(14):
        desk.get(LIST)


def test_the_desk_says_how_many_wait(asked, co_hoa):
    desk = browser(co_hoa, factor=True)
    assert "Mất số điện thoại: 1" in text_of(desk.get("/kiem-duyet/"))
    desk.post(f"{LIST}{asked.pk}/", {"act": "refuse", "reason": WHY})
    assert "Mất số điện thoại" not in text_of(desk.get("/kiem-duyet/"))


def test_while_the_two_days_run_it_can_only_be_stopped(asked, co_hoa):
    desk, path = browser(co_hoa, factor=True), f"{LIST}{asked.pk}/"
    desk.post(path, {"act": "allow", "how": "met", "reason": WHY})
    page = text_of(desk.get(path))
    assert "bắt đầu hai ngày" not in page
    assert "Hoá ra không phải" in page
    for act, state in (("allow", "waiting"), ("refuse", "refused")):
        desk.post(path, {"act": act, "how": "met", "reason": WHY})
        asked.refresh_from_db()
        assert asked.state == state


def test_every_screen_of_members_has_an_icon_that_is_there():
    """A name that the admin does not know leaves a hole in its menu."""
    icons = set(re.findall(r'id="icon-([\w-]+)"', get_icons()))
    named = {item[3] for item in menu.ITEMS}
    for module in (
        path.stem for path in Path(editing.__file__).parent.glob("[a-z]*.py")
    ):
        screens = vars(import_module(f"community.editing.{module}")).values()
        named |= {getattr(screen, "header_icon", "") for screen in screens}
    assert named - icons <= {""}
    assert len(named) > 8
