"""A woman of 60 joins under a lesson, on her phone, with and without JavaScript."""

import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT
from tests.browser.pages import LESSON
from tests.browser.soundness import sound

pytestmark = pytest.mark.browser
numbers = (f"0912 345 {n}" for n in count(100))
CONTACT = "Số điện thoại hoặc thư điện tử"


@pytest.fixture(params=["script", "no-script"])
def phone(request, browser, site):
    """Return a page 360 px wide that has just opened the lesson."""
    context = browser.new_context(
        base_url=site,
        locale="vi-VN",
        viewport={"width": 360, "height": 740},
        java_script_enabled=request.param == "script",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(LESSON)
    yield page
    context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name).locator("visible=true").first.click()


def title(page):
    return page.locator("h1").inner_text()


def test_she_joins_in_three_screens_and_is_back_at_the_lesson(phone, last_code):
    follow(phone, "Đăng nhập")
    follow(phone, "Tôi mới đến lần đầu")
    assert title(phone) == "Tham gia"
    phone.get_by_label("Tên của bạn").fill("Bác Sáu")
    phone.get_by_label(CONTACT).fill(next(numbers))
    phone.get_by_label("Đủ rồi").check()
    press(phone, "Gửi mã cho tôi")
    assert title(phone) == "Nhập mã 6 số"
    code = last_code()
    phone.get_by_label("Mã trong tin nhắn").fill(f"{code[:3]} {code[3:]}")
    press(phone, "Tiếp tục")
    assert phone.url.endswith(LESSON)
    follow(phone, "Của tôi")
    assert "Bác Sáu" in phone.locator("main").inner_text()
    follow(phone, "Đăng xuất")
    assert "Bác Sáu" in phone.locator("main").inner_text()
    press(phone, "Đăng xuất")
    assert title(phone) != "Đăng xuất khỏi máy này?"
    assert phone.get_by_role("link", name="Đăng nhập").locator("visible=true").count()


def test_each_mistake_gets_its_sentence_and_loses_nothing(phone, last_code):
    number = next(numbers)
    follow(phone, "Đăng nhập")
    phone.get_by_label(CONTACT).fill("0912 345 67a")
    press(phone, "Gửi mã cho tôi")
    assert "Hãy gõ đủ 10 chữ số" in phone.locator("main").inner_text()
    assert phone.get_by_label(CONTACT).input_value() == "0912 345 67a"
    phone.get_by_label(CONTACT).fill(number)
    press(phone, "Gửi mã cho tôi")
    first = last_code()
    press(phone, "Gửi mã mới")
    for typed, says in (
        ("12", "Hãy gõ đủ 6 số"),
        (first, "Đây là mã cũ"),
        (f"{(int(last_code()) + 1) % 1_000_000:06d}", "Mã chưa đúng"),
    ):
        phone.get_by_label("Mã trong tin nhắn").fill(typed)
        press(phone, "Tiếp tục")
        assert says in phone.get_by_role("alert").inner_text()
    phone.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(phone, "Tiếp tục")
    assert title(phone) == "Còn một bước nữa"  # no account yet: only the name is asked
    phone.get_by_label("Tên của bạn").fill("Cô Lan")
    phone.get_by_label("Đủ rồi").check()
    press(phone, "Tham gia")
    assert phone.url.endswith(LESSON)
    phone.goto("/xac-thuc/")
    assert "/xac-thuc/" not in phone.url  # nothing waits for who is in already


def test_a_wrong_number_can_be_changed(phone, last_code):
    follow(phone, "Đăng nhập")
    phone.get_by_label(CONTACT).fill(next(numbers))
    press(phone, "Gửi mã cho tôi")
    follow(phone, "Tôi gõ nhầm số")
    assert title(phone) == "Đăng nhập"
    other = next(numbers)
    phone.get_by_label(CONTACT).fill(other)
    press(phone, "Gửi mã cho tôi")
    assert other in phone.locator("main").inner_text()


def test_the_name_stays_when_a_wrong_number_is_changed(phone, last_code):
    phone.goto("/dang-ky/")
    phone.get_by_label("Tên của bạn").fill("Bác Sáu")
    phone.get_by_label(CONTACT).fill(next(numbers))
    phone.get_by_label("Đủ rồi").check()
    press(phone, "Gửi mã cho tôi")
    follow(phone, "Tôi gõ nhầm số")
    assert phone.get_by_label("Tên của bạn").input_value() == "Bác Sáu"


def test_a_code_sent_twice_leaves_her_signed_in_where_she_was(phone, last_code):
    follow(phone, "Đăng nhập")
    phone.get_by_label(CONTACT).fill(next(numbers))
    press(phone, "Gửi mã cho tôi")
    second = phone.context.new_page()
    second.goto(phone.url)
    for page in (phone, second):
        page.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(phone, "Tiếp tục")
    assert title(phone) == "Còn một bước nữa"
    press(second, "Tiếp tục")
    assert title(second) == "Còn một bước nữa"
    second.get_by_label("Tên của bạn").fill("Cô Lan")
    second.get_by_label("Đủ rồi").check()
    press(second, "Tham gia")
    assert second.url.endswith(LESSON)
    phone.goto("/dang-ky/")
    assert "/dang-ky/" not in phone.url  # she is in, also here


def test_a_dead_sender_is_said_and_the_number_stays(phone, values, last_code):
    follow(phone, "Đăng nhập")
    number = next(numbers)
    phone.get_by_label(CONTACT).fill(number)
    codes = Path(values["HUB_VAR"]) / "codes"
    codes.mkdir(exist_ok=True)
    away = codes.rename(codes.with_name("codes-away"))
    codes.touch()  # a file where the folder should be: nothing can be written into it
    try:
        press(phone, "Gửi mã cho tôi")
        assert "máy gửi tin nhắn đang hỏng" in phone.locator("main").inner_text()
        assert phone.get_by_label(CONTACT).input_value() == number
    finally:
        codes.unlink()
        away.rename(codes)
    press(phone, "Gửi mã cho tôi")
    assert title(phone) == "Nhập mã 6 số"


AGE = """
from importlib import import_module
from django.conf import settings
store = import_module(settings.SESSION_ENGINE).SessionStore
for row in store.get_model_class().objects.all():
    session = store(row.session_key)
    if "account_login" in session:
        state = session["account_login"]["state"]["stages"]
        state["login_by_code"]["data"]["at"] -= 301
        session.modified = True
        session.save()
"""


def test_a_late_code_is_said_to_be_late_and_a_new_one_opens(phone, values, last_code):
    follow(phone, "Đăng nhập")
    phone.get_by_label(CONTACT).fill(next(numbers))
    press(phone, "Gửi mã cho tôi")
    manage = [sys.executable, str(ROOT / "manage.py"), "shell", "-v0", "-c", AGE]
    subprocess.run(manage, env=values, check=True, capture_output=True)
    phone.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(phone, "Tiếp tục")
    assert "quá 5 phút" in phone.get_by_role("alert").inner_text()
    press(phone, "Gửi mã mới")
    phone.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(phone, "Tiếp tục")
    assert title(phone) == "Còn một bước nữa"


LOOKS = [(w, g) for w in (320, 1280) for g in ("light", "dark")]


@pytest.mark.parametrize(("width", "ground"), LOOKS)
def test_the_steps_between_are_accessible_and_fit(
    browser, site, last_code, width, ground
):
    """The states that only a form leads to."""
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 740}, color_scheme=ground
    )
    page = context.new_page()
    page.goto("/dang-ky/")
    sound(page)
    press(page, "Gửi mã cho tôi")
    sound(page)
    page.goto("/dang-nhap/")
    page.get_by_label(CONTACT).fill("12")
    press(page, "Gửi mã cho tôi")
    sound(page)
    page.get_by_label(CONTACT).fill(next(numbers))
    press(page, "Gửi mã cho tôi")
    sound(page)
    press(page, "Tiếp tục")
    sound(page)
    page.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(page, "Tiếp tục")
    sound(page)
    page.get_by_label("Tên của bạn").fill("Nguyễn Thị " + "Dài" * 12)
    page.get_by_label("Chưa đủ").check()
    press(page, "Tham gia")
    sound(page)  # nothing is kept of who is too young: the next person begins anew
    page.goto("/dang-nhap/")
    page.get_by_label(CONTACT).fill(next(numbers))
    press(page, "Gửi mã cho tôi")
    page.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(page, "Tiếp tục")
    page.get_by_label("Tên của bạn").fill("Nguyễn Thị " + "Dài" * 12)
    page.get_by_label("Đủ rồi").check()
    press(page, "Tham gia")
    sound(page)
    for path in ("/toi/", "/toi/ho-so/", "/toi/dong-y/", "/toi/?da-luu=1"):
        page.goto(path)
        sound(page)
    page.goto("/toi/")
    follow(page, "Xem trang của tôi")
    sound(page)
    page.goto("/toi/ho-so/")
    page.get_by_label("Tên của bạn").fill("Quản trị viên")
    press(page, "Lưu")
    assert "dành cho ban tổ chức" in page.locator("main").inner_text()
    sound(page)
    page.goto("/khieu-nai/")
    press(page, "Gửi khiếu nại này")
    sound(page)
    page.get_by_label("Có điều sai trên trang này").check()
    page.get_by_label("Chuyện gì đã xảy ra").fill("Bài có chỗ viết sai tên xã.")
    press(page, "Gửi khiếu nại này")
    assert "KN-" in page.locator("main").inner_text()
    sound(page)
    page.goto("/dang-xuat/")
    sound(page)
    context.close()
