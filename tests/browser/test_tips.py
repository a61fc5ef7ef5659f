"""One story: a stranger fills a tip's blanks and copies it, a member says “được”, the next
reader sees it. With and without JavaScript.
"""

import pytest

from tests.browser.test_community import join, phone, press, text

__all__ = ["phone"]
pytestmark = pytest.mark.browser
TIP = "/meo-hay/2-ba-anh-cho-mot-la-che-la/"


def fill(page, value):
    """Fill the one blank of the card, in place or on the page that needs no script."""
    page.locator(".blanks summary").first.click()
    page.locator("input[name=o1]").first.fill(value)


def test_a_stranger_fills_the_blanks_and_copies(phone):
    stranger = phone()
    if phone.script:
        stranger.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stranger.goto("/meo-hay/")
    stranger.locator(".facets summary").click()
    stranger.get_by_role("checkbox", name="Trồng trọt, chăn nuôi").check()
    press(stranger, "Xem kết quả")
    assert stranger.url.endswith("/meo-hay/?nganh=trong-trot-chan-nuoi")
    with stranger.expect_navigation():
        stranger.get_by_role("link", name="Ba ảnh cho một lá chè lạ").click()
    assert stranger.url.endswith(TIP)
    fill(stranger, "mưa hai ngày")
    if phone.script:
        stranger.get_by_role("button", name="Chép câu lệnh").first.click()
        stranger.get_by_text("Đã chép.").first.wait_for()
        copied = stranger.evaluate("navigator.clipboard.readText()")
        stranger.get_by_role("button", name="Chép lời này").first.click()
        stranger.get_by_text("Mở Zalo rồi dán vào").wait_for()
        words = stranger.evaluate("navigator.clipboard.readText()")
        assert len(words) <= 500
        assert "/s/" in words
    else:
        stranger.locator("[data-fill]").first.click()
        assert "/cau-lenh/meo/2/" in stranger.url
        copied = stranger.locator("[data-copy]").first.inner_text()
    assert "tuần qua trời mưa hai ngày. Nêu 3 khả năng" in copied
    assert stranger.faults == []


def test_another_member_says_that_it_worked(phone, last_code):
    name = "Chú Lâm có mã" if phone.script else "Chú Lâm không mã"
    member = phone()
    member.goto(TIP)
    before = text(member)
    member.get_by_role("link", name="Tôi thử được").click()
    member.get_by_label("Điều gì người sau nên biết?").fill(
        "Soi mặt dưới thấy chấm đỏ."
    )
    member.get_by_role("button", name="Gửi", exact=True).click()
    join(member, name, last_code)
    note = member.get_by_label("Điều gì người sau nên biết?")
    assert note.input_value() == "Soi mặt dưới thấy chấm đỏ."
    with member.expect_navigation():
        member.get_by_role("button", name="Gửi", exact=True).click()
    assert "Bạn đã cho biết: thử được" in text(member)
    assert "Lời ghi chú của bạn đang chờ duyệt" in text(member)
    assert name not in before
    reader = phone()
    reader.goto(TIP)
    assert name in text(reader)
    assert "Soi mặt dưới" not in text(reader)
    assert member.faults == []


def test_a_half_written_tip_waits_on_the_device(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/meo-hay/gui/")
    page.get_by_label("Tên mẹo").fill("Viết dở")
    page.get_by_label("Câu lệnh để người khác chép").fill("Viết cho {{ai}}.")
    page.goto("/meo-hay/")
    page.goto("/meo-hay/gui/")
    assert page.get_by_label("Tên mẹo").input_value() == "Viết dở"
    assert (
        page.get_by_label("Câu lệnh để người khác chép").input_value()
        == "Viết cho {{ai}}."
    )
    context.close()
