"""Every type of page, in a browser: accessible, no wider than the screen, no script error,
and whole without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PAGES
from tests.browser.soundness import sound

pytestmark = pytest.mark.browser
LOOKS = [(width, ground) for width in (320, 360, 1280) for ground in ("light", "dark")]


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request, browser, site):
    """Return a page of one width and ground; all addresses are opened in it in turn."""
    width, ground = request.param
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": 740},
        color_scheme=ground,
        locale="vi-VN",
    )
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            page.faults.append(message.text)
            if message.type == "error" and "404" not in message.text
            else None
        ),
    )
    yield page
    context.close()


@pytest.fixture
def page(look):
    look.faults.clear()
    return look


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(page, path):
    page.goto(path)
    sound(page)
    assert page.faults == []


@pytest.fixture
def bare(browser, site):
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def test_a_reader_without_javascript_answers_and_fills_a_prompt(bare):
    bare.goto("/")
    bare.get_by_role("link", name="Học bài đầu tiên").first.click()
    assert bare.locator("h1").inner_text() == "AI là gì và không phải là gì"
    assert bare.locator("[hidden]").count() > 0  # buttons that wait for a module
    assert not any(one.is_visible() for one in bare.locator("[hidden]").all())
    bare.get_by_label("AI biết câu trả lời đúng nhưng cố tình nói dối.").check()
    bare.get_by_role("button", name="Trả lời").click()
    assert "tra-loi=1B" in bare.url
    expect(bare.locator(".choice--wrong")).to_have_count(1)
    assert "AI giỏi viết câu nghe giống thật." in bare.locator(".quiz").inner_text()
    bare.locator(".blanks summary").first.click()
    bare.locator(".blanks input").first.fill("60 tuổi, trồng chè")
    bare.get_by_role("button", name="Điền vào câu lệnh").click()
    assert "/cau-lenh/" in bare.url
    assert "60 tuổi, trồng chè" in bare.locator(".prompt__text").inner_text()


def test_a_reader_without_javascript_filters_a_list(bare):
    bare.goto("/bai-hoc/")
    bare.locator("summary").first.click()
    bare.get_by_label("Nông dân").check()
    bare.get_by_role("button", name="Xem kết quả").click()
    assert bare.url.endswith("/bai-hoc/?cho=nong-dan")
    expect(bare.locator(".card")).to_have_count(3)
    bare.get_by_role("link", name="Nông dân").click()
    assert bare.url.endswith("/bai-hoc/")


def test_a_prompt_is_copied_with_the_words_that_were_typed(browser, site):
    context = browser.new_context(
        base_url=site, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/bai-hoc/chup-la-che-hoi-ai/")
    page.locator(".blanks summary").click()
    page.locator(".blanks input").first.fill("trung du")
    page.get_by_role("button", name="Chép câu lệnh").click()
    page.get_by_text("Đã chép.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Tôi gửi 3 ảnh lá chè. Giống: trung du. Tuổi cây: số năm.")
    context.close()
