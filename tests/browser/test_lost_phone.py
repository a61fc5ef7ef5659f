"""She lost her phone: asks, is checked, waits two days, and is back; and what she reads."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import sound
from tests.browser.test_joining import follow, press, title
from tests.browser.test_my_data import join, manage, numbers, phone, sign_in  # noqa: F401

pytestmark = pytest.mark.browser
STORY = "Tôi học lớp tối thứ ba ở nhà văn hoá, cô Hoà dạy tôi."
OVER = """
from django.utils import timezone
from hub.accounts.models import Recovery
from hub.accounts.recovery import waiting
Recovery.objects.waiting().update(ready_at=timezone.now())
print(waiting.carry_out())
"""
AGAINST = """
from datetime import timedelta
from django.utils import timezone
from community.actions import locks
from hub.accounts.models import Phone, User
locks.lock(
    by=User.objects.get(email="quantri@demo.invalid"), reason="spam",
    user=Phone.objects.of("%s").get().user, note="Đăng quảng cáo ba lần.",
    until=timezone.now() + timedelta(days=3),
)
"""


def warned(values, number: str) -> bool:
    """Return whether a text message told this number how to stop it."""
    folder = Path(values["HUB_VAR"]) / "codes"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")]
    to = f"+84{number.replace(' ', '')[1:]}\n"
    return any(text.startswith(to) and "Dừng lại" in text for text in texts)


def ask(page: Page, last_code, old: str, new: str) -> None:
    page.goto("/dang-nhap/")
    follow(page, "Mất số, đổi số")
    page.get_by_label("mà bạn đã mất").fill(old)
    page.get_by_label("bạn đang dùng").fill(new)
    page.get_by_label("Tên mọi người thấy").fill("Bác Sáu")
    page.get_by_label("Làm sao chúng tôi biết").fill(STORY)
    press(page, "Gửi mã tới số mới")
    page.get_by_label("Mã 6 số").fill(last_code())
    press(page, "Tiếp tục")
    assert "Chúng tôi đã nhận yêu cầu" in page.locator("main").inner_text()


def test_she_is_back_after_two_days(phone, person, values, last_code):  # noqa: F811
    old, new = next(numbers), next(numbers)
    phone.goto("/dang-ky/?next=/toi/")
    join(phone, last_code, old)
    phone.context.clear_cookies()
    ask(phone, last_code, old, new)
    desk = person("quantri")
    desk.goto("/quan-tri/members/recoveries/")
    desk.locator(".listing a").first.click()
    assert STORY in desk.locator("main").inner_text()
    desk.get_by_label("Đúng người này").check()
    desk.get_by_label("Bạn đã xác minh").select_option("called")
    desk.get_by_label("Bạn đã hỏi gì").fill("Gọi số mới, biết tên lớp và tên cô dạy.")
    desk.get_by_role("button", name="Quyết định").click()
    assert "chờ hai ngày" in desk.locator("main").inner_text()
    assert warned(values, old)
    assert not warned(values, new)
    phone.goto("/dang-nhap/mat-so/")
    assert "đã được xác minh" in phone.locator("main").inner_text()
    assert manage(values, OVER) == ["1"]
    sign_in(phone, last_code, new)
    phone.goto("/toi/bao-mat/lien-he/")
    assert new in phone.locator("main").inner_text()
    assert old not in phone.locator("main").inner_text()


LOOKS = [(w, g) for w in (320, 1280) for g in ("light", "dark")]


@pytest.mark.parametrize(("width", "ground"), LOOKS)
def test_these_pages_are_accessible_and_fit(browser, site, values, last_code, width, ground):  # fmt: skip
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 740}, color_scheme=ground
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    number = next(numbers)
    page.goto("/dang-ky/?next=/toi/")
    join(page, last_code, number)
    manage(values, AGAINST % f"+84{number.replace(' ', '')[1:]}")
    for path in ("/toi/", "/toi/xem-lai/", "/toi/bao-mat/", "/toi/bao-mat/lien-he/"):
        page.goto(path)
        sound(page)
    page.get_by_label("Số điện thoại hoặc thư").fill("12")
    press(page, "Gửi mã tới số mới")
    sound(page)
    page.get_by_label("Số điện thoại hoặc thư").fill(next(numbers))
    press(page, "Gửi mã tới số mới")
    sound(page)
    page.goto("/toi/xem-lai/")
    page.get_by_role("link", name="Xin xem lại").last.click()
    sound(page)
    press(page, "Gửi đi")
    sound(page)
    page.get_by_label("Vì sao").fill("Tôi chỉ giới thiệu lớp học của xã.")
    press(page, "Gửi đi")
    assert title(page) == "Quyết định về tôi"
    sound(page)
    context.clear_cookies()
    page.goto("/dang-nhap/mat-so/")
    sound(page)
    press(page, "Gửi mã tới số mới")
    sound(page)
    ask(page, last_code, number, next(numbers))
    sound(page)
    context.close()
