"""An editor writes, is refused with reasons, completes; an expert approves; it is live."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from fpdf import FPDF

from tests.browser.editing import (
    add_block,
    add_item,
    approve,
    errors,
    fill,
    label,
    submit,
    tab,
    write,
)

pytestmark = pytest.mark.browser
TITLE = "Hỏi AI trước khi đi chợ"
STEPS = [
    "Mở trợ lý AI",
    "Kể nhà có mấy người",
    "Xin danh sách đi chợ",
    "Soát lại rồi chép",
]


def new_page(page, section, name):
    """Go from the list page to the form of a new page below it, as an editor does."""
    page.goto("/quan-tri/pages/")
    page.get_by_role(
        "link", name="Bình dân học AI Thái Nguyên", exact=True
    ).first.click()
    page.get_by_role("link", name=section, exact=True).first.click()
    parent = re.search(r"/pages/(\d+)/", page.url)[1]
    page.goto(f"/quan-tri/pages/{parent}/add_subpage/")
    if "/add/" not in page.url:
        page.get_by_role("link", name=name, exact=True).click()


def write_a_gappy_lesson(page, folder):
    """Fill in a lesson with every block, leaving gaps on purpose."""
    fill(page, {"title": TITLE, "summary": "Nhờ AI xếp danh sách đi chợ cho cả nhà."})
    fill(page, {"objective": "Biết đi chợ."})
    for n, title in enumerate(STEPS[:2]):
        add_block(page, "steps")
        fill(page, {f"steps-{n}-value-title": title})
        write(page, f"steps-{n}-value-text", "Nói chậm, nói đủ ý.")
    texts = {
        "Prompt to copy": {"text": "Lập danh sách đi chợ cho {{mấy người}}."},
        "Before and after": {
            "before": "Đi chợ.",
            "after": "Lập danh sách.",
            "why": "Rõ hơn.",
        },
        "Warning": {"text": "Người bệnh ăn kiêng.", "action": "Hỏi trạm y tế."},
        "Why": {"title": "Vì sao kể số người?", "text": "Để mua vừa đủ."},
        "Checklist": {"items-0-value": "Đã soát lại giá."},
    }
    for n, (name, values) in enumerate(texts.items()):
        add_block(page, "body", label(name))
        fill(page, {f"body-{n}-value-{k}": v for k, v in values.items()})
    page.select_option("[name='body-2-value-kind']", "tien")
    add_block(page, "body", label("Text"))
    fill(page, {"body-5-value-title": "Nói thêm"})
    write(page, "body-5-value-text", "Chợ quê họp sớm.")
    add_block(page, "body", label("Note for trainers"))
    fill(page, {"body-6-value-text": "Đi từng bàn."})
    add_block(page, "body", label("File to download"))
    upload_pdf(page, "#body-7-value-document-chooser", folder / "Mẫu đi chợ.pdf")
    fill(page, {"body-7-value-label": "Mẫu danh sách để in"})


def complete_the_lesson(page):
    fill(page, {"objective": "Sau bài này, bạn nhờ được AI lập danh sách đi chợ."})
    for n, title in enumerate(STEPS[2:], 2):
        add_block(page, "steps")
        fill(page, {f"steps-{n}-value-title": title})
        write(page, f"steps-{n}-value-text", "Nhìn kỹ con số.")
    fill(page, {"no_picture_reason": "Các bước đã tả bằng lời."})
    add_block(page, "questions")
    add_item(page, "questions-0-value-options")
    fill(
        page,
        {
            "questions-0-value-question": "AI ghi thiếu một món. Bạn làm gì?",
            "questions-0-value-options-0-value-text": "Nói rõ món còn thiếu.",
            "questions-0-value-options-1-value-text": "Gửi lại y câu cũ.",
            "questions-0-value-explanation": "AI chỉ sửa điều bạn chỉ ra.",
            "practice_minutes": "5",
            "practice_text": "Lập danh sách đi chợ hôm nay.",
        },
    )
    page.check("[name='questions-0-value-options-0-value-right']")
    page.select_option("[name='practice_kind']", "viec-that")
    tab(page, label("Who it is for"))
    fill(page, {"minutes": "6"})


def test_a_lesson_goes_from_the_first_word_to_readers(person, site, tmp_path):
    editor = person("bientap")
    new_page(editor, "Bài học", label("lesson"))
    write_a_gappy_lesson(editor, tmp_path)
    submit(editor)
    found = errors(editor)
    assert {
        "objective",
        "steps",
        "no_picture_reason",
        "questions",
        "practice_text",
    } <= set(found)
    assert editor.input_value("[name='steps-1-value-title']") == STEPS[1]
    assert "Đi từng bàn." in editor.input_value("[name='body-6-value-text']")

    complete_the_lesson(editor)
    submit(editor)
    assert errors(editor) == {}
    reader = editor.context.browser.new_page(base_url=site)
    address = "/bai-hoc/hoi-ai-truoc-khi-di-cho/"
    assert reader.goto(address).status == 404

    expert = person("chuyengia")
    approve(expert, TITLE)
    assert reader.goto(address).status == 404
    publisher = person("xuatban")
    approve(publisher, TITLE)
    assert reader.goto(address).status == 200
    assert reader.locator("h1").inner_text() == TITLE
    assert reader.locator(".step").count() == 4
    assert "Nội dung mẫu" not in reader.locator("article").inner_text()
    takes_a_pdf(reader, "Mẫu danh sách để in (PDF")
    reader.close()


def test_a_preview_shows_the_page_as_a_phone_does(person, site):
    editor = person("bientap")
    new_page(editor, "Bài học", label("lesson"))
    fill(editor, {"title": "Bài thử xem trước"})
    editor.locator(
        "[data-side-panel-toggle=preview], [aria-label*='Xem trước']"
    ).first.click()
    frame = editor.frame_locator("iframe[title]").first
    frame.locator("h1").wait_for()
    assert frame.locator("h1").inner_text() == "Bài thử xem trước"
    width = editor.locator("input[name=preview-size]").first.get_attribute(
        "data-device-width"
    )
    assert width == "390"


def written(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def test_a_tool_guide_goes_live_the_same_way(person, site):
    editor = person("bientap")
    new_page(editor, "Hướng dẫn công cụ", label("tool guide"))
    fill(editor, {"title": "Trợ lý thử nghiệm", "summary": "Hỏi đáp bằng tiếng Việt."})
    fill(editor, {"addresses": "vi-du-gia.example", "tries": "Hỏi nghĩa một từ"})
    submit(editor)
    assert {"addresses", "steps", "limits", "privacy"} <= set(errors(editor))
    fill(editor, {"addresses": "claude.ai", "no_picture_reason": "Đã tả bằng lời."})
    for n, title in enumerate(("Mở trang", "Đăng nhập", "Hỏi một câu", "Xoá khi xong")):
        add_block(editor, "steps")
        fill(editor, {f"steps-{n}-value-title": title})
    write(editor, "limits", "Có thể sai.")
    write(editor, "privacy", "Không gửi mã OTP.")
    today = timezone.localdate()
    fill(
        editor, {"hands_on_checked_at": written(today), "hands_on_device": "Android 14"}
    )
    editor.keyboard.press("Escape")
    tab(editor, label("Sources and review"))
    fill(editor, {"review_by": written(today + timedelta(days=80))})
    editor.keyboard.press("Escape")
    submit(editor)
    assert errors(editor) == {}
    approve(person("chuyengia"), "Trợ lý thử nghiệm")
    approve(person("xuatban"), "Trợ lý thử nghiệm")
    reader = editor.context.browser.new_page(base_url=site)
    assert reader.goto("/cong-cu/tro-ly-thu-nghiem/").status == 200
    assert reader.locator("a[href='https://claude.ai']").count() == 1
    reader.close()


def test_a_document_goes_live_with_its_uploaded_pdf(person, site, tmp_path):
    editor = person("bientap")
    new_page(editor, "Tài liệu hỗ trợ", label("document", "type of page"))
    fill(editor, {"title": "Nội quy lớp học", "summary": "Năm điều để lớp vui."})
    submit(editor)
    assert {"body"} <= set(errors(editor))
    add_block(editor, "body", label("Text"))
    fill(editor, {"body-0-value-title": "Đi đúng giờ"})
    write(editor, "body-0-value-text", "Đến trước năm phút.")
    upload_pdf(editor, "[data-contentpath=file]", tmp_path / "Nội quy lớp học.pdf")
    tab(editor, label("Sources and review"))
    add_block(editor, "sources")
    fill(editor, {"sources-0-value-label": "Họp lớp ngày 20/11/2026"})
    submit(editor)
    assert errors(editor) == {}
    approve(person("chuyengia"), "Nội quy lớp học")
    approve(person("xuatban"), "Nội quy lớp học")
    reader = editor.context.browser.new_page(base_url=site)
    assert reader.goto("/tai-lieu/noi-quy-lop-hoc/").status == 200
    takes_a_pdf(reader)
    reader.close()


def upload_pdf(page, place, path):
    """Upload a PDF in the own tab of the chooser at a place, and take it."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.cell(text="Noi quy lop hoc")
    pdf.output(str(path))
    page.locator(f"{place} button[data-chooser-action-choose]").first.click()
    dialog = page.locator(".modal:visible")
    dialog.locator("a[role=tab], [role=tab]").nth(1).click()
    dialog.locator("input[type=file]").set_input_files(str(path))
    dialog.locator("input[name$=title]").fill(path.stem)
    dialog.locator("form[data-chooser-modal-creation-form] button[type=submit]").click()
    dialog.wait_for(state="hidden")


def takes_a_pdf(reader, words=""):
    """Follow the link to a file, with these words if any, and get a PDF."""
    links = reader.locator("article a[href*='/tai-ve/']", has_text=words)
    answer = reader.request.get(links.first.get_attribute("href"))
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")
    assert answer.headers["content-disposition"].startswith("attachment")
