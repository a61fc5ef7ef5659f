import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha1
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from django.utils.html import escape
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from wagtail.blocks import StreamBlock

from hub.files.models import HubDocument
from lessons.blocks import DOCUMENT_BODY
from lessons.printing import Sheet, document_pdf, sheet_pdf
from lessons.printing.attach import attach
from lessons.printing.gaps import gaps
from lessons.printing.pieces import Piece, paginate
from lessons.printing.reading import parts
from lessons.printing.richtext import paragraphs
from lessons.printing.sheet import Checklist, Paragraph, Run, Table, Text
from lessons.printing.wrap import wrap
from tests.hub.vntext.forms import nfd

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "lessons" / "seed" / "documents"
PRINTED = {"D04": 4, "D06": 1, "D07": 2, "D09": 2, "D10": 2}
STREAM = StreamBlock(DOCUMENT_BODY)


def test_the_seed_asks_for_these_prints():
    assert {key for key, item in seed().items() if item["pdf"]} == set(PRINTED)


@pytest.mark.parametrize("key", ["D01", "D03", "D05", *PRINTED])
def test_every_sentence_of_the_source_can_be_read_from_the_print(key: str):
    printed = words(printed_pdf(key))
    missing = [text for text in texts(seed()[key]) if text not in printed]
    assert missing == []


@pytest.mark.parametrize(("key", "pages"), PRINTED.items())
def test_pages_size_and_paper(key: str, pages: int):
    pdf = printed_pdf(key)
    found = PdfReader(BytesIO(pdf)).pages
    assert len(found) <= pages
    assert {tuple(round(float(x)) for x in page.mediabox) for page in found} == {
        (0, 0, 595, 842)
    }
    assert len(pdf) < 200_000


def test_cards_are_six_on_a_page():
    first, second = PdfReader(BytesIO(printed_pdf("D09"))).pages
    assert "Giáo viên" in first.extract_text()
    assert "Học sinh" in second.extract_text()


def test_the_second_list_of_a_two_sided_print_is_on_the_back():
    front, back = PdfReader(BytesIO(printed_pdf("D07"))).pages
    assert "Đã ghi nguồn." in front.extract_text()
    assert "Ngày 1" in back.extract_text()
    assert "Ngày 1" not in front.extract_text()


def test_an_agreement_has_several_lines_to_sign():
    printed = words(printed_pdf("D10"))
    assert printed.count("chữ ký: ngày:") >= 4
    assert "…" not in printed


def test_a_large_print_is_set_in_sixteen_points_or_more():
    assert min(sizes_in(printed_pdf("D04")) - {9.5}) >= 16
    assert min(sizes_in(printed_pdf("D06")) - {9.5}) == 16
    assert min(sizes_in(sheet_pdf(SHEET)) - {9.5}) == 12.5


def test_decomposed_text_gives_the_same_file():
    item = seed()["D10"]
    assert document_pdf(page_of(item, nfd)) == document_pdf(page_of(item))


@pytest.mark.parametrize("seed_of_hashes", ["1", "2"])
def test_another_run_writes_the_same_bytes(seed_of_hashes: str):
    code = (
        "import sys; sys.path[:0] = ['.', 'site'];"
        "import hashlib;"
        "from lessons.printing import Sheet, sheet_pdf;"
        "print(hashlib.sha1(sheet_pdf(Sheet('Bảng kiểm', 'Bảy điều.'))).hexdigest())"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONHASHSEED": seed_of_hashes}, check=True,
    )  # fmt: skip
    here = sha1(sheet_pdf(Sheet("Bảng kiểm", "Bảy điều.")), usedforsecurity=False)
    assert found.stdout.strip() == here.hexdigest()


def test_the_file_says_what_it_is():
    reader = PdfReader(BytesIO(printed_pdf("D06")))
    assert reader.metadata.title == "Bảng kiểm: Trước khi gửi cho AI"
    assert reader.metadata.creation_date.date() == date(2026, 11, 23)
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_every_page_has_its_header_and_footer():
    sheet = replace(
        SHEET,
        facts=("Phiên bản 1.0", "Rà soát 23/11/2026"),
        notice="Nội dung mẫu, chưa thẩm định",
        address="hoc.example/tai-lieu/thu/",
        page_words="Trang %(page)s/%(pages)s",
        parts=tuple(
            Text(f"Phần {n}", paragraphs("<p>Một câu.</p>" * 9)) for n in range(9)
        ),
    )
    pages = [
        " ".join(p.extract_text().split())
        for p in PdfReader(BytesIO(sheet_pdf(sheet))).pages
    ]
    assert len(pages) > 1
    for n, text in enumerate(pages, 1):
        for words in (
            "Bình dân học AI · Thái Nguyên", "Phiên bản 1.0 · Rà soát 23/11/2026",
            "Nội dung mẫu, chưa thẩm định", sheet.address, f"Trang {n}/{len(pages)}",
        ):  # fmt: skip
            assert words in text


def test_a_reviewed_page_carries_no_notice_and_a_local_host_no_name():
    page = page_of(seed()["D06"])
    page.sample = False
    page.get_url_parts = lambda: (1, "http://localhost:8000", "/tai-lieu/bang-kiem/")
    printed = words(document_pdf(page))
    assert "localhost" not in printed
    assert "/tai-lieu/bang-kiem/" in printed
    assert "sample content" not in printed
    assert "nội dung mẫu" not in printed


def test_every_kind_of_block_prints_its_words():
    body = [
        ("prompt", {"label": "Chép", "text": "Viết cho {{ai}}.", "follow_up": "Ngắn hơn.", "sample_answer": "Đây ạ."}),
        ("step", {"title": "Mở máy", "text": "<p>Bấm <b>nút</b> tròn.</p>"}),
        ("step", {"title": "Nói chậm", "text": "<p>Nói <a href='x'>một câu</a>.</p>"}),
        ("warning", {"kind": "tien", "text": "Dễ mất tiền.", "action": "Gọi ngân hàng."}),
        ("why", {"title": "Vì sao", "text": "Để chắc chắn."}),
        ("figure", {"value": "311", "unit": "cán bộ", "label": "nòng cốt", "kind": "force", "as_of": "2025-04-30", "as_of_text": "trước 30/4", "source_label": "báo tỉnh"}),
        ("trainer_note", {"text": "Đi từng bàn.", "offline": "Dùng giấy."}),
        ("text", {"title": "Danh sách", "text": "<ul><li>chè</li></ul><ol><li>một</li><li>hai</li></ol>"}),
    ]  # fmt: skip
    stream = STREAM.to_python([{"type": kind, "value": value} for kind, value in body])
    printed = words(sheet_pdf(replace(SHEET, parts=tuple(parts(stream)))))
    for text in (
        "Viết cho ai.", "Ngắn hơn.", "Đây ạ.", "Mở máy", "Bấm nút tròn.", "Nói chậm",
        "Nói một câu.", "Dễ mất tiền.", "Gọi ngân hàng.", "Để chắc chắn.", "311 cán bộ",
        "nòng cốt", "trước 30/4", "báo tỉnh", "Đi từng bàn.", "Dùng giấy.", "• chè", "2. hai",
    ):  # fmt: skip
        assert text.casefold() in printed


def test_a_long_table_repeats_its_header():
    rows = tuple(
        (paragraphs(f"<p>{n}</p>"), paragraphs("<p>Làm</p>")) for n in range(60)
    )
    pdf = sheet_pdf(replace(SHEET, parts=(Table("", ("phút", "việc"), rows),)))
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 1
    assert all("Phút" in page.extract_text() for page in pages)


def test_a_row_higher_than_a_page_loses_no_word():
    text = " ".join(f"từ{n}" for n in range(3000))
    rows = ((paragraphs("<p>0–10</p>"), paragraphs(f"<p>{text}</p>")),)
    pdf = sheet_pdf(replace(SHEET, parts=(Table("", ("Phút", "Việc"), rows),)))
    printed = words(pdf).split()
    assert all(f"từ{n}" in printed for n in range(3000))


def test_signs_that_the_font_lacks_are_left_out():
    sheet = replace(SHEET, parts=(Checklist("", ("Uống trà 🍵 nhé.",)),))
    assert "uống trà nhé." in words(sheet_pdf(sheet))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chữ ký: … Ngày: … Xem lại.", (["Chữ ký:", "Ngày:"], "Xem lại.")),
        ("Số: ....", (["Số:"], "")),
        ("Chờ đã… rồi gọi.", ([], "Chờ đã… rồi gọi.")),
        ("", ([], "")),
    ],
)
def test_a_gap_stands_alone(text: str, found: tuple):
    assert gaps(text) == found


def test_bold_and_links_become_runs():
    html = '<p>Gọi <b>156</b> <a linktype="page" id="3">ngay &amp; luôn</a></p><ol><li>một</li></ol>'
    assert paragraphs(html) == (
        Paragraph((Run("Gọi "), Run("156", bold=True), Run(" "), Run("ngay & luôn"))),
        Paragraph((Run("một"),), marker="1."),
    )


@settings(max_examples=50)
@given(
    st.lists(st.builds(Run, st.text("aạ bê …-\n"), st.booleans(), st.booleans())),
    st.integers(1, 12),
)
def test_wrapping_keeps_every_letter_and_the_width(runs: list[Run], width: int):
    lines = wrap(runs, width, lambda run: len(run.text))
    shown = "".join(run.text for line in lines for run in line)
    assert "".join(shown.split()) == "".join("".join(run.text for run in runs).split())
    assert all(sum(len(run.text) for run in line) <= width for line in lines)


def test_a_heading_moves_with_its_text():
    text, heading, more = Piece(80), Piece(10, keep=True), Piece(30)
    assert paginate([text, heading, more], 100) == [[text], [heading, more]]


def test_what_is_spare_never_makes_a_page():
    assert len(paginate([Piece(90), Piece(20, spare=True)], 100)) == 1


def test_elastic_pieces_fill_a_page_but_no_more_than_they_may():
    (page,) = paginate([Piece(20, stretch=60), Piece(20, stretch=20), Piece(20)], 100)
    assert [piece.height for piece in page] == [50, 30, 20]
    (page,) = paginate([Piece(20, stretch=5)], 100)
    assert page[0].height == 25


@pytest.mark.django_db
def test_attach_makes_a_file_once():
    page, said = page_of(seed()["D06"]), []
    assert attach(page, said.append)
    assert page.file.title == "Bảng kiểm: Trước khi gửi cho AI (PDF)"
    assert page.file.filename == "bang-kiem-truoc-khi-gui.pdf"
    assert page.file.file.read() == document_pdf(page)
    assert said == [f"bang-kiem-truoc-khi-gui.pdf: {page.file.file_size} bytes"]

    again = page_of(seed()["D06"])
    assert not attach(again, said.append)
    assert again.file == page.file
    assert HubDocument.objects.count() == len(said) == 1
    page.file.file.delete()


@pytest.mark.django_db
def test_attach_refreshes_a_changed_page_in_the_same_file():
    page = page_of(seed()["D10"])
    attach(page, str)
    before = page.file.file_hash
    page.title = "Thoả thuận mới"
    assert attach(page, str)
    twin = HubDocument.objects.get()
    assert twin.filename == "thoa-thuan-dung-ai.pdf"
    assert twin.title == "Thoả thuận mới (PDF)"
    assert twin.file_hash != before
    page.file.file.delete()


@pytest.mark.django_db
def test_attach_brings_back_a_lost_file():
    page = page_of(seed()["D06"])
    attach(page, str)
    page.file.file.storage.delete(page.file.file.name)
    assert attach(page, str)
    assert page.file.file.storage.exists(page.file.file.name)
    page.file.file.delete()


@pytest.mark.django_db
def test_attach_leaves_a_file_that_a_person_chose():
    page = page_of(seed()["D06"])
    chosen = HubDocument(title="Bản có dấu đỏ", file="documents/ban-co-dau.pdf")
    page.file = chosen
    assert not attach(page, str)
    assert page.file is chosen
    assert HubDocument.objects.count() == 0


SHEET = Sheet("Thử in", "Một câu tóm tắt.", day=date(2026, 11, 23))


@cache
def seed() -> dict[str, dict[str, Any]]:
    items = [
        yaml.safe_load(path.read_text("utf-8")) for path in DOCUMENTS.glob("*.yaml")
    ]
    return {item["key"]: item for item in items}


@cache
def printed_pdf(key: str) -> bytes:
    return document_pdf(page_of(seed()[key]))


def page_of(item: dict[str, Any], form: Any = str) -> Any:
    """A stand-in for an unsaved page, its texts passed through `form`."""
    return SimpleNamespace(
        title=form(item["title"]), summary=form(item["summary"]), slug=item["slug"],
        kind=form(item["kind"]), print_note=form(item["print"]), version=item["version"],
        body=STREAM.to_python([raw(block, form) for block in item["body"]]),
        sample=True, last_reviewed=item["last_reviewed"], locale_id=None, file=None,
        get_url_parts=lambda: (1, "https://hoc.example", f"/tai-lieu/{item['slug']}/"),
    )  # fmt: skip


def raw(block: dict[str, Any], form: Any) -> dict[str, Any]:
    def rich(text: str) -> str:
        return f"<p>{escape(form(unlinked(text)))}</p>"

    value = {name: content for name, content in block.items() if name != "type"}
    match block["type"]:
        case "text":
            value = {"title": form(block["title"]), "text": rich(block["text"])}
        case "numbered":
            value["items"] = [
                {"title": form(item["title"]), "text": rich(item["text"])}
                for item in block["items"]
            ]
        case "checklist":
            value["items"] = [form(text) for text in block["items"]]
        case "table":
            value["rows"] = [{"cells": [rich(c) for c in row]} for row in block["rows"]]
    return {"type": block["type"], "value": value}


def unlinked(text: str) -> str:
    return re.sub(r"\[\[[A-Z]+\d*\|([^\]]+)\]\]", r"\1", text)


def texts(item: dict[str, Any]) -> list[str]:
    """Every text of the document as it must be found: links as words, gaps as lines."""

    def strings(value: Any) -> list[str]:
        match value:
            case str():
                return [value]
            case dict():
                return [
                    s for name, v in value.items() if name != "type" for s in strings(v)
                ]
        return [s for v in value for s in strings(v)]

    found = [item["title"], item["summary"], *strings(item["body"])]
    plain = (re.sub(r"\{\{([^}]+)\}\}", r"\1", unlinked(text)) for text in found)
    parts = (part for text in plain for part in re.split(r"(?<=\s)…(?=\s|$)", text))
    return [" ".join(part.split()).casefold() for part in parts if part.strip()]


def words(pdf: bytes) -> str:
    """The text of all pages without headers and footers between them."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split()).casefold()


def sizes_in(pdf: bytes) -> set[float]:
    content = b"".join(
        p.get_contents().get_data() for p in PdfReader(BytesIO(pdf)).pages
    )
    return {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", content)}
