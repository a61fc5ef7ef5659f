"""Names in the store, in addresses and in headers."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st

from hub.files import names
from hub.files.storage import HubStorage

NFD = unicodedata.normalize("NFD", "Hướng dẫn sử dụng.pdf")


def test_a_vietnamese_name_has_a_readable_fallback_and_its_marks():
    header = names.attachment(names.given(NFD))
    plain, encoded = re.fullmatch(
        r'attachment; filename="([^"]+)"; filename\*=UTF-8\'\'(\S+)', header
    ).groups()
    assert plain == "Huong dan su dung.pdf"
    assert unquote(encoded) == "Hướng dẫn sử dụng.pdf"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ('Mẫu "số 1"; bản 2.pdf', "Mau _so 1_ ban 2.pdf"),
        ("BÁO CÁO.PDF", "BAO CAO.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("表.pdf", "Biao.pdf"),
        (".pdf", "tep.pdf"),
        ("a%20b.pdf", "a_20b.pdf"),
    ],
)
def test_odd_names_make_sound_headers(name, plain):
    header = names.attachment(names.given(name))
    fallback = header.split('"')[1]
    assert fallback == plain.replace("=", "_") or fallback == plain
    assert header.isascii()
    assert header.isprintable()


@given_that(st.text(max_size=300))
def test_no_name_breaks_the_header(name):
    header = names.attachment(names.given(name))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert "/" not in names.given(name).replace("\\", "/")


def test_a_long_name_is_cut_and_keeps_its_extension():
    name = names.given("ờ" * 240 + ".docx")
    assert len(name) <= names.LONGEST
    assert name.endswith(".docx")


def test_addresses_are_plain():
    assert names.in_address("Hướng dẫn sử dụng.pdf") == "huong-dan-su-dung.pdf"
    assert names.in_address("???.pdf") == "tep.pdf"


@pytest.mark.parametrize(
    "name",
    ["documents/Mật khẩu.PDF", "documents/../x.pdf", "original_images/a\x00b.pdf"],
)
def test_stored_names_hold_no_word_of_the_uploader(name):
    stored = HubStorage().generate_filename(name.replace("../", "")).split("/")[-1]
    assert re.fullmatch(r"[0-9a-f]{12}\.pdf", stored)


def test_renditions_keep_the_name_made_from_ours():
    assert (
        HubStorage()
        .generate_filename("images/a1.width-20.png")
        .endswith("images/a1.width-20.png")
    )
