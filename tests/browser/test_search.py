"""The search box in a browser: suggestions, keyboard, slow answers, and without script."""

import json

import pytest
from playwright.sync_api import Error, expect

from tests.browser.soundness import sound

pytestmark = pytest.mark.browser
LOOKS = [(width, ground) for width in (320, 360, 1280) for ground in ("light", "dark")]
BOX = "#tim-form input[name=q]"
OPTION = "#tim-form [role=option]"


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens the search page in a context of its own."""
    contexts = []

    def opened(path="/tim-kiem/", **options):
        options = {"viewport": {"width": 360, "height": 740}} | options
        context = browser.new_context(base_url=site, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


def type_slowly(page, text):
    page.locator(BOX).press_sequentially(text, delay=20)


def test_typed_bare_with_a_slip_a_suggestion_is_taken_and_a_step_opened(open_page):
    page = open_page()
    type_slowly(page, "gioi thieu ch")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(OPTION).first
    assert chosen.get_attribute("aria-selected") == "true"
    assert page.locator(BOX).get_attribute(
        "aria-activedescendant"
    ) == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bai-hoc/viet-bai-gioi-thieu-che/")

    page.goto("/tim-kiem/")
    type_slowly(page, "xoa loi noi quaf")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    hit = page.locator(".hit a[href*='#b-']").first
    place = hit.get_attribute("href").split("#")[1]
    hit.click()
    page.wait_for_url(f"**#{place}")
    top = page.locator(f"#{place}").bounding_box()["y"]
    assert 0 <= top < 740
    expect(page.locator(f"#{place}:target")).to_have_count(1)
    assert page.faults == []


def test_enter_searches_what_was_typed_even_with_the_list_open(open_page):
    page = open_page()
    type_slowly(page, "cau lenh")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=cau+lenh")


def test_escape_closes_the_list_and_keeps_the_words(open_page):
    page = open_page()
    type_slowly(page, "cau lenh")
    page.locator(OPTION).first.wait_for()
    before = page.locator("h1").bounding_box()
    assert page.locator(BOX).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(page.locator(OPTION).first).to_be_hidden()
    assert page.locator(BOX).get_attribute("aria-expanded") == "false"
    assert page.locator(BOX).input_value() == "cau lenh"
    assert page.locator("h1").bounding_box() == before


def test_the_arrows_go_round_through_the_field(open_page):
    page = open_page()
    type_slowly(page, "cau")
    page.locator(OPTION).first.wait_for()
    count = page.locator(OPTION).count()
    page.keyboard.press("ArrowUp")
    assert page.locator(OPTION).nth(count - 1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator(BOX).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    assert page.locator(OPTION).nth(0).get_attribute("aria-selected") == "true"


def test_the_list_moves_nothing_on_the_page(open_page):
    page = open_page()
    places = "[...document.querySelectorAll('main h2')].map(e => e.getBoundingClientRect().top)"
    before = page.evaluate(places)
    type_slowly(page, "chat")
    page.locator(OPTION).first.wait_for()
    assert page.evaluate(places) == before
    assert page.evaluate("scrollY") == 0


def test_a_late_answer_of_older_words_is_dropped(open_page):
    page = open_page()
    waiting = []

    def answer(route):
        words = route.request.url.split("q=")[1]
        if words == "ca":
            waiting.append(route)
        else:
            route.fulfill(
                body=json.dumps([{"title": words, "kind": "Bài học", "url": "/"}])
            )

    page.route("**/goi-y/**", answer)
    type_slowly(page, "ca")
    page.wait_for_timeout(400)
    type_slowly(page, "u")
    page.locator(OPTION).first.wait_for()
    for route in waiting:
        try:
            route.fulfill(
                body=json.dumps([{"title": "muộn", "kind": "Bài học", "url": "/"}])
            )
        except Error:  # the browser has given the request up
            assert page.locator(OPTION).count() == 1
    page.wait_for_timeout(200)
    assert waiting
    assert page.locator(OPTION).all_inner_texts()[0].startswith("cau")


def test_a_server_that_fails_leaves_a_plain_box(open_page):
    page = open_page()
    page.route("**/goi-y/**", lambda route: route.abort())
    type_slowly(page, "cau lenh")
    page.wait_for_timeout(500)
    assert page.locator(OPTION).count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=cau+lenh")
    assert page.faults == []


def test_a_tap_opens_a_suggestion(open_page):
    page = open_page(has_touch=True)
    type_slowly(page, "vneid")
    page.locator(OPTION).first.tap()
    page.wait_for_url("**/thuat-ngu/vneid/")


def test_the_box_in_the_header_offers_too(open_page):
    page = open_page("/co-chu/", viewport={"width": 1280, "height": 800})
    page.locator("#tim").press_sequentially("cau lenh", delay=20)
    option = page.locator(".top [role=option]").first
    option.wait_for()
    assert page.get_by_role("listbox", name="Gợi ý").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=cau+lenh")
    expect(page.locator("#tim")).to_be_hidden()


def test_a_reader_without_javascript_searches_filters_and_opens_a_step(open_page):
    page = open_page(java_script_enabled=False)
    page.get_by_role("searchbox", name="Bạn cần tìm gì?").fill("chatgtp")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert "Đang tìm ChatGPT" in page.locator("main").inner_text()
    page.get_by_role("link", name="chatgtp").click()
    assert "dung-chu=1" in page.url
    page.locator(BOX).fill("xoa loi noi qua")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.goto("/tim-kiem/?q=AI")
    page.locator("summary").first.click()
    page.get_by_label("Cơ bản").check()
    page.get_by_role("button", name="Xem kết quả").click()
    assert page.url.endswith("/tim-kiem/?q=AI&bac=co-ban")
    page.get_by_role("link", name="Cơ bản").click()
    assert page.url.endswith("/tim-kiem/?q=AI")
    page.goto("/tim-kiem/?q=xoa+loi+noi+qua")
    page.locator(".hit a[href*='#b-']").first.click()
    expect(page.locator(":target")).to_have_count(1)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def test_the_open_list_is_accessible_and_fits(open_page, look):
    width, ground = look
    page = open_page(viewport={"width": width, "height": 740}, color_scheme=ground)
    type_slowly(page, "cau lenh")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    sound(page)
    assert page.faults == []
