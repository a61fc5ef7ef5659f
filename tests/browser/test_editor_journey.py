"""An editor writes, is refused with reasons, completes; an expert approves; it is live."""

import re

import pytest

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


def write_a_gappy_lesson(page):
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


def test_a_lesson_goes_from_the_first_word_to_readers(person, site):
    editor = person("bientap")
    new_page(editor, "Bài học", label("lesson"))
    write_a_gappy_lesson(editor)
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
