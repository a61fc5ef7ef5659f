"""One story: a newcomer asks from her phone and loses her session while writing, a trainer
answers, she accepts. With and without JavaScript.
"""

import subprocess
import sys
from itertools import count

import pytest

from tests.browser.conftest import ROOT
from tests.browser.soundness import sound
from tests.hub.files.test_shrink import noise

pytestmark = pytest.mark.browser
PHOTO = noise((3000, 2000), quality=80)
numbers = (f"0912 346 {n}" for n in count(100))
GRANT = """
from community.actions import grants
from community.models import Role
from hub.accounts.models import User
admin = User.objects.get(email="quantri@demo.invalid")
trainer = User.objects.get(name="{name}")
grants.give(by=admin, user=trainer, role=Role.TRAINER, reason="thử")
"""


@pytest.fixture(params=["script", "no-script"])
def phone(request, browser, site):
    """Return a function that opens a phone of somebody, 360 px wide."""
    contexts = []

    def open_one():
        context = browser.new_context(
            base_url=site,
            locale="vi-VN",
            viewport={"width": 360, "height": 740},
            java_script_enabled=request.param == "script",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        return page

    open_one.script = request.param == "script"
    yield open_one
    for context in contexts:
        context.close()


def press(page, name):
    """Press a button that leads to another page, and be there: a click alone comes back
    before a busy machine has begun to leave, and the next line reads the page of before.
    """
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name).locator("visible=true").first.click()


def text(page):
    return page.locator("main").inner_text()


def join(page, name, code):
    """Join from the page to sign in, on which a form has just led."""
    number = next(numbers)
    follow(page, "Tôi mới đến lần đầu")
    page.get_by_label("Tên của bạn").fill(name)
    page.get_by_label("Số điện thoại hoặc thư điện tử").fill(number)
    page.get_by_label("Đủ rồi").check()
    press(page, "Gửi mã cho tôi")
    page.get_by_label("Mã trong tin nhắn").fill(code())
    press(page, "Tiếp tục")
    return number


def sign_in(page, number, code):
    page.get_by_label("Số điện thoại hoặc thư điện tử").fill(number)
    press(page, "Gửi mã cho tôi")
    page.get_by_label("Mã trong tin nhắn").fill(code())
    press(page, "Tiếp tục")


def send(page):
    """Send the post, past what may answer it already."""
    press(page, "Gửi bài")
    if "Có thể đã có câu trả lời" in page.locator("h1").inner_text():
        press(page, "Việc của tôi khác")


def add_photo(page, script):
    """Choose one photo; with JavaScript it is shown, and small, before it is sent."""
    page.get_by_label("Ảnh, nếu có").set_input_files(
        {"name": "la-che.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    )
    if not script:
        return
    page.locator("[data-pictures-here] img").wait_for()
    page.get_by_label("Ảnh cho thấy gì").fill("Lá chè có đốm")
    sent = page.evaluate("document.querySelector('#id_pictures').files[0].size")
    assert sent < len(PHOTO) / 4
    assert page.get_by_role("button", name="Xem ảnh trước").count() == 0


def photo_of(page):
    """Return the address of the only picture, which the browser has shown."""
    picture = page.locator(".post .photos img")
    picture.scroll_into_view_if_needed()
    shown = "picture => picture.complete && picture.naturalWidth > 0"
    page.wait_for_function(shown, arg=picture.element_handle())
    return picture.get_attribute("src")


def enter(desk):
    desk.goto("/kiem-duyet/")
    if "/toi/noi-quy/" in desk.url:  # the demo's staff have not been asked yet
        desk.locator("input[name=accept]").check()
        with desk.expect_navigation():
            desk.locator("main button").click()
    assert desk.locator("h1").inner_text() == "Kiểm duyệt"


def approve(desk, words):
    enter(desk)
    case = desk.locator(".case", has_text=words)
    with desk.expect_navigation():
        case.get_by_role("button", name="Cho hiện").click()
    assert "Đã cho hiện" in text(desk)


def run(values, code):
    manage = [sys.executable, str(ROOT / "manage.py"), "shell", "-v0", "-c", code]
    subprocess.run(manage, env=values, check=True, capture_output=True, cwd=ROOT)


def test_a_question_is_asked_answered_and_accepted(phone, person, values, last_code):
    mark = "có mã" if phone.script else "không mã"
    words = f"Chè nhà tôi bị đốm lá ({mark}), chụp ảnh hỏi máy thế nào cho đúng? Nhờ cô bác."
    her = phone()
    her.goto("/cong-dong/")
    follow(her, "Hỏi hoặc chia sẻ")
    her.get_by_label("Bạn muốn hỏi hay kể điều gì?").fill(words)
    send(her)
    assert her.locator("h1").inner_text() == "Đăng nhập"
    number = join(her, f"Bác Sáu {mark}", last_code)
    assert her.get_by_label("Bạn muốn hỏi hay kể điều gì?").input_value() == words
    add_photo(her, phone.script)
    send(her)
    assert "Đang chờ duyệt" in text(her)
    assert "Dự kiến có kết quả" in text(her)
    topic = her.url
    small = photo_of(her)
    stranger = phone()
    assert stranger.goto(topic).status == 404
    assert stranger.goto(small).status == 404
    desk = person("quantri")
    approve(desk, mark)
    stranger.goto(topic)
    assert photo_of(stranger) == small

    trainer, name = phone(), f"Cô Nguyệt {mark}"
    trainer.goto("/dang-nhap/")
    join(trainer, name, last_code)
    run(values, GRANT.format(name=name))
    answer = "Bác chụp cả mặt dưới lá, kể mấy hôm nay mưa nắng ra sao."
    trainer.goto(topic)
    trainer.get_by_label("Câu trả lời của bạn").fill(answer)
    press(trainer, "Gửi trả lời")
    assert "Đang chờ duyệt" in text(trainer)
    approve(desk, answer)

    her.goto("/toi/thong-bao/")
    assert name in text(her)
    press(her, "Mở xem")
    assert answer in text(her)
    assert "Cán bộ nòng cốt" in text(her)
    press(her, "Chọn câu này")
    assert "Câu trả lời được chọn" in text(her)
    assert "Câu trả lời được chọn" in text_for_strangers(stranger, topic)

    her.get_by_label("Câu trả lời của bạn").fill("Tôi nói thêm: cả vườn đều bị.")
    her.context.clear_cookies()  # the session is lost while she writes
    press(her, "Gửi trả lời")
    if "mở đã lâu quá" in text(her):  # the token went with the cookies
        press(her, "Viết tiếp với những lời này")
        press(her, "Gửi trả lời")
    sign_in(her, number, last_code)
    field = her.get_by_label("Câu trả lời của bạn")
    assert field.input_value() == "Tôi nói thêm: cả vườn đều bị."
    press(her, "Gửi trả lời")
    assert "Tôi nói thêm: cả vườn đều bị." in text(her)
    assert her.faults == []
    assert trainer.faults == []


def text_for_strangers(page, topic):
    page.goto(topic)
    return text(page)


def test_a_draft_waits_on_the_device_until_it_has_been_sent(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/cong-dong/dang/")
    field = page.get_by_label("Bạn muốn hỏi hay kể điều gì?")
    field.fill("Tôi đang viết dở thì mất sóng.")
    page.goto("/cong-dong/")
    page.goto("/cong-dong/dang/")
    assert field.input_value() == "Tôi đang viết dở thì mất sóng."
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_pages_of_members_are_accessible_and_fit(browser, site, person, width, ground):
    signed_in = person("quantri")
    enter(signed_in)
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 740}, color_scheme=ground,
        storage_state=signed_in.context.storage_state(), locale="vi-VN",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/cong-dong/")
    topic = page.locator(".topic a").first.get_attribute("href")
    key = topic.split("/")[3].split("-")[0]
    for path in (
        topic, "/cong-dong/dang/", "/toi/", "/toi/thong-bao/", "/toi/bai-cua-toi/",
        "/toi/da-luu/", "/toi/tra-loi-cua-toi/", "/kiem-duyet/", "/kiem-duyet/bao-xau/", "/cong-dong/?loc=theo-doi",
        f"/cong-dong/viec/t/{key}/", f"/cong-dong/viec/t/{key}/bao-xau/",
        f"/cong-dong/viec/t/{key}/tra-loi/", f"/cong-dong/viec/t/{key}/luu/",
        f"/kiem-duyet/t/{key}/", f"/cong-dong/lich-su/t/{key}/",
    ):  # fmt: skip
        page.goto(path)
        sound(page)
    context.close()
