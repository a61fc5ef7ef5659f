"""Staff sign in with two steps: an app with and without JavaScript, a passkey of the browser's
own virtual authenticator, a spare code when the device is lost.
"""

import subprocess
import sys
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from hub.accounts.demo import PASSWORD
from tests.browser.conftest import ROOT, free_port, wait_for
from tests.browser.soundness import sound
from tests.browser.test_my_data import manage

pytestmark = pytest.mark.browser
SAFETY = "/toi/bao-mat/"
FORGET = "from hub.accounts.models import Factor; Factor.objects.all().delete()"
PAGES = (SAFETY, f"{SAFETY}ung-dung/", f"{SAFETY}khoa/", f"{SAFETY}ma-du-phong/",
         f"{SAFETY}mat-khau/", f"{SAFETY}thiet-bi/", f"{SAFETY}lien-he/",
         "/xac-thuc/lai/", "/xac-thuc/lai/?cach=ma")  # fmt: skip
VIRTUAL = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def guarded(site, values):
    """Serve the same data once more, with the second factor demanded; return the address.

    A passkey belongs to a name: browsers make none for an address of digits.
    """
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers",
         "1", "--host", "127.0.0.1", "--port", str(port), "hub.wsgi:application"],
        env=values | {"STAFF_MFA": "1"}, cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/suc-khoe/")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(30)
        manage(values, FORGET)  # others sign in with the password alone


@pytest.fixture
def phone(browser, guarded):
    """Return a function that opens a page 360 px wide, with or without JavaScript."""
    contexts = []

    def open_one(script=True, ground="light"):
        context = browser.new_context(
            base_url=guarded, locale="vi-VN", viewport={"width": 360, "height": 740},
            java_script_enabled=script, color_scheme=ground,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: (
            page.faults.append(said.text) if said.type == "error" else None
        ))  # fmt: skip
        return page

    yield open_one
    for context in contexts:
        context.close()


def shown(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def next_half_minute():
    """Wait for the app's next digits: those of the setting up are used."""
    time.sleep(31 - time.time() % 30)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def sign_in(page, name, path="/quan-tri/"):
    page.goto(path)
    page.get_by_label("Số điện thoại hoặc thư điện tử").fill(f"{name}@demo.invalid")
    page.locator("summary", has_text="Tôi có mật khẩu").click()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    press(page, "Đăng nhập bằng mật khẩu")


def accept_rules(page):
    if "/toi/noi-quy/" in page.url:
        page.locator("[name=accept]").check()
        page.locator("main button").click()


def title(page):
    return page.locator("h1").inner_text()


def set_up_app(page):
    """Set up an app from the page that the gate led to; return (secret, spare codes)."""
    page.get_by_role("link", name="Cài ứng dụng trên điện thoại").click()
    page.locator("summary", has_text="Tôi đang đọc").click()
    secret = page.locator(".key code").inner_text().replace(" ", "")
    page.get_by_label("Mã 6 số").fill("000000")
    press(page, "Cài xong")
    assert "Mã này chưa đúng" in page.locator("main").inner_text()
    page.get_by_label("Mã 6 số").fill(shown(secret))
    press(page, "Cài xong")
    assert title(page) == "Mã dự phòng của bạn"
    spare = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="Tôi đã cất mã").click()
    return secret, spare


@pytest.mark.parametrize(("script", "who"), [(False, "bientap"), (True, "xuatban")])
def test_an_app_is_set_up_asked_for_and_helped_by_a_spare_code(phone, script, who):
    page = phone(script)
    sign_in(page, who)
    accept_rules(page)
    assert page.url.endswith(f"{SAFETY}?next=%2Fquan-tri%2F")
    secret, spare = set_up_app(page)
    assert page.url.endswith("/quan-tri/")
    next_half_minute()
    second = phone(script)
    sign_in(second, who)
    assert title(second) == "Bước thứ hai"
    second.get_by_label("Mã", exact=True).fill("123456")
    press(second, "Tiếp tục")
    assert "Mã này chưa đúng" in second.locator("main").inner_text()
    second.get_by_label("Mã", exact=True).fill(shown(secret))
    press(second, "Tiếp tục")
    second.wait_for_url("**/quan-tri/")
    lost = phone(script)
    sign_in(lost, who)
    lost.get_by_label("Mã", exact=True).fill(spare[0])
    press(lost, "Tiếp tục")
    lost.wait_for_url("**/quan-tri/")


def test_a_passkey_is_made_and_opens_the_admin(phone):
    page = phone()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    sign_in(page, "quantri")
    accept_rules(page)
    page.get_by_role("link", name="Cài khoá trên máy").click()
    assert page.get_by_text("Chưa dùng được khoá").is_hidden()
    press(page, "Tạo khoá trên máy này")
    page.locator(".codes").wait_for()
    page.get_by_role("link", name="Tôi đã cất mã").click()
    page.wait_for_url("**/quan-tri/")
    for path in PAGES:
        page.goto(path)
        sound(page)
    page.goto("/dang-xuat/")
    press(page, "Đăng xuất")
    sign_in(page, "quantri")
    assert title(page) == "Bước thứ hai"
    sound(page)
    press(page, "Dùng khoá của tôi")
    page.wait_for_url("**/quan-tri/")
    assert page.faults == []


def test_a_passkey_that_is_not_shown_says_so(phone):
    page = phone(ground="dark")
    sign_in(page, "chuyengia")
    accept_rules(page)
    page.get_by_role("link", name="Cài khoá trên máy").click()
    refuse = "navigator.credentials.create = () => Promise.reject(new Error('no'))"
    page.evaluate("() => { " + refuse + " }")
    press(page, "Tạo khoá trên máy này")
    page.get_by_text("Chưa dùng được khoá").wait_for()


def test_a_button_says_that_it_is_sending_and_sends_once(phone):
    page = phone()
    page.goto("/dang-nhap/")
    sent = []

    def hold(route):
        if route.request.method == "POST":
            sent.append(route)
        else:
            route.continue_()

    page.route("**/dang-nhap/", hold)
    page.get_by_label("Số điện thoại hoặc thư điện tử").fill("0912 345 678")
    button = page.get_by_role("button", name="Gửi mã cho tôi", exact=True)
    said = button.evaluate(
        "one => { one.click(); one.click(); one.click();"
        " return [one.getAttribute('aria-busy'), one.textContent]; }"
    )
    page.wait_for_timeout(500)
    assert said == ["true", "Đang gửi…"]
    assert len(sent) == 1
    sent[0].abort()
