"""A member takes her data along, deletes the account, changes her mind, deletes it again."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from itertools import count

import pytest
from pypdf import PdfReader

from tests.browser.conftest import ROOT
from tests.browser.soundness import sound
from tests.browser.test_joining import CONTACT, follow, press, title

pytestmark = pytest.mark.browser
numbers = (f"0903 222 {n}" for n in count(100))
INVITE = """
from datetime import timedelta
from django.utils import timezone
from community.invitations.models import Invitation
from hub.accounts.models import User
from hub.places.models import Commune
made = Invitation.objects.create(
    maker=User.objects.filter(is_superuser=True).first(), name="Lớp AI Hội Phụ nữ",
    commune=Commune.objects.first(), limit=1, ends=timezone.localdate() + timedelta(days=9),
)
print(made.pk, made.short.get_absolute_url())
"""


@pytest.fixture(params=["script", "no-script"])
def phone(request, browser, site):
    context = browser.new_context(
        base_url=site,
        locale="vi-VN",
        viewport={"width": 360, "height": 740},
        java_script_enabled=request.param == "script",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def join(page, last_code, number):
    """Fill in the page to join, which is open."""
    page.get_by_label("Tên của bạn").fill("Bác Sáu")
    page.get_by_label(CONTACT).fill(number)
    page.get_by_label("Đủ rồi").check()
    press(page, "Gửi mã cho tôi")
    page.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(page, "Tiếp tục")


def sign_in(page, last_code, number):
    page.goto("/dang-nhap/")
    page.get_by_label(CONTACT).fill(number)
    press(page, "Gửi mã cho tôi")
    page.get_by_label("Mã trong tin nhắn").fill(last_code())
    press(page, "Tiếp tục")


def prove(page, last_code, number):
    assert title(page) == "Vẫn là bạn chứ?"
    press(page, f"Gửi mã đến {number}")
    page.get_by_label("Mã 6 số").fill(last_code())
    press(page, "Tiếp tục")


def delete(page):
    page.get_by_label("Bài tôi viết cũng xoá đi").check()
    page.get_by_label("Tôi muốn xoá tài khoản").check()
    press(page, "Xoá tài khoản của tôi")
    assert title(page) == "Bạn đã đăng xuất"


def test_she_takes_her_data_leaves_comes_back_and_leaves(phone, last_code, tmp_path):
    number = next(numbers)
    phone.goto("/dang-ky/?next=/toi/")
    join(phone, last_code, number)
    follow(phone, "Dữ liệu của tôi")
    assert number in phone.locator("main").text_content()
    follow(phone, "Làm bản sao dữ liệu của tôi")
    prove(phone, last_code, number)
    press(phone, "Làm bản sao")
    for _try in range(90):  # behind what the worker does at its first start
        if phone.get_by_role("link", name="Tải bản sao").count():
            break
        phone.wait_for_timeout(1000)
        phone.goto("/toi/du-lieu/")  # what “Xem lại” does
    with phone.expect_download() as download:
        follow(phone, "Tải bản sao")
    path = tmp_path / "ban-sao.zip"
    download.value.save_as(path)
    archive = zipfile.ZipFile(path)
    assert json.loads(archive.read("du-lieu.json"))["Số điện thoại"][0]["Số"] == number
    assert "Bác Sáu" in archive.read("du-lieu.html").decode()
    follow(phone, "Xoá tài khoản của tôi")  # the code from before still counts
    delete(phone)
    sign_in(phone, last_code, number)
    assert title(phone) == "Tài khoản của bạn sẽ bị xoá"
    press(phone, "Giữ lại tài khoản")
    assert "được giữ lại" in phone.locator("main").inner_text()
    follow(phone, "Xoá tài khoản của tôi")
    prove(phone, last_code, number)
    delete(phone)
    phone.goto("/toi/du-lieu/")
    assert title(phone) == "Đăng nhập"


def manage(values, code):
    command = [sys.executable, str(ROOT / "manage.py"), "shell", "-v0", "-c", code]
    ran = subprocess.run(
        command, env=values, check=True, capture_output=True, text=True
    )
    return ran.stdout.split()


def test_an_invitation_leads_in_and_fills_in_the_commune(phone, values, last_code):
    _pk, short = manage(values, INVITE)
    phone.goto(short)
    assert title(phone) == "Tham gia: Lớp AI Hội Phụ nữ"
    press(phone, "Tham gia ngay")
    join(phone, last_code, next(numbers))
    phone.goto("/toi/ho-so/")
    assert phone.get_by_label("Xã hoặc phường").first.input_value()
    phone.context.clear_cookies()
    phone.goto(short)
    assert title(phone) == "Lời mời này đã hết"
    follow(phone, "Tham gia")
    assert title(phone) == "Tham gia"


LOOKS = [(w, g) for w in (320, 1280) for g in ("light", "dark")]


@pytest.mark.parametrize(("width", "ground"), LOOKS)
def test_these_pages_are_accessible_and_fit(
    browser, site, values, last_code, person, width, ground
):
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 740}, color_scheme=ground
    )
    page = context.new_page()
    number, (_pk, short) = next(numbers), manage(values, INVITE)
    page.goto(short)
    sound(page)
    press(page, "Tham gia ngay")
    join(page, last_code, number)
    page.goto(short)
    sound(page)
    page.goto("/toi/du-lieu/")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    sound(page)
    page.goto("/toi/du-lieu/yeu-cau/")
    press(page, "Gửi yêu cầu")
    sound(page)
    page.get_by_label("Tôi phản đối").check()
    page.get_by_label("Dữ liệu nào").fill("Xin đừng dùng tên xã của tôi.")
    press(page, "Gửi yêu cầu")
    sound(page)
    page.goto("/toi/du-lieu/xoa/")
    sound(page)
    press(page, f"Gửi mã đến {number}")
    sound(page)
    press(page, "Tiếp tục")
    sound(page)
    page.get_by_label("Mã 6 số").fill(last_code())
    press(page, "Tiếp tục")
    sound(page)
    press(page, "Xoá tài khoản của tôi")
    sound(page)
    page.goto("/toi/du-lieu/ban-sao/")
    sound(page)
    press(page, "Làm bản sao")
    sound(page)
    page.goto("/toi/du-lieu/xoa/")
    delete(page)
    sound(page)
    sign_in(page, last_code, number)
    sound(page)
    page.goto("/toi/du-lieu/")
    sound(page)
    context.clear_cookies()
    page.goto(short)
    sound(page)
    context.close()


@pytest.mark.parametrize(("width", "ground"), LOOKS)
def test_the_pages_of_who_invites_are_accessible_and_fit(person, values, width, ground):
    page = person("quantri")
    pk, _short = manage(values, INVITE)
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=ground)
    page.goto("/toi/loi-moi/")
    if title(page) != "Lời mời":
        page.locator("main form [name=accept]").check()
        page.locator("main form button").click()
    sound(page)
    press(page, "Tạo lời mời")
    sound(page)
    page.goto(f"/toi/loi-moi/{pk}/in/")
    sound(page)
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PdfReader(BytesIO(sheet)).pages) == 1
