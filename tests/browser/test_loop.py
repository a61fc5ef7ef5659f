"""One story: an accepted answer becomes a tip on a lesson, with its author's yes; another
member tries it; an editor begins a lesson from a question. With and without JavaScript.
"""

import pytest

from tests.browser.soundness import sound
from tests.browser.test_community import (  # noqa: F401
    GRANT,
    approve,
    enter,
    follow,
    join,
    phone,
    press,
    run,
    send,
    text,
)

pytestmark = pytest.mark.browser
LESSON, TITLE = "/bai-hoc/chup-la-che-hoi-ai/", "Chụp lá chè rồi hỏi AI"


def newcomer(phone, name, code):  # noqa: F811
    """Return the phone of somebody who has just joined."""
    page = phone()
    page.goto("/dang-nhap/")
    join(page, name, code)
    return page


def open_notice(page, words):
    page.goto("/toi/thong-bao/")
    row = page.locator("li", has_text=words).first
    with page.expect_navigation():
        row.get_by_role("button", name="Mở xem").click()


def test_question_answer_tip_lesson(phone, person, values, last_code):  # noqa: F811
    mark = "bảy có mã" if phone.script else "bảy không mã"
    her = newcomer(phone, f"Bác Bảy {mark}", last_code)
    her.goto("/cong-dong/dang/")
    her.get_by_label("Bạn muốn hỏi hay kể điều gì?").fill(
        f"Lá chè bị xoăn ({mark}) thì chụp thế nào cho máy hiểu? Nhờ cô bác chỉ."
    )
    send(her)
    topic = her.url
    desk = person("quantri")
    approve(desk, mark)

    name = f"Cô Tám {mark}"
    trainer = newcomer(phone, name, last_code)
    run(values, GRANT.format(name=name))
    trainer.goto(topic)
    trainer.get_by_label("Câu trả lời của bạn").fill(
        f"1. Chụp hai mặt lá ({mark}).\n2. Kể mấy hôm nay mưa nắng.\n"
        "Câu lệnh: Đây là ảnh lá chè, tuần qua trời {{mưa hay nắng}}. Nêu ba khả năng."
    )
    press(trainer, "Gửi trả lời")
    approve(desk, f"hai mặt lá ({mark})")

    her.goto(topic)
    press(her, "Chọn câu này")
    follow(her, "Làm thành mẹo")
    steps = her.get_by_label("Bạn làm thế nào?").input_value()
    assert steps == f"Chụp hai mặt lá ({mark}).\nKể mấy hôm nay mưa nắng."
    assert "{{mưa hay nắng}}" in her.locator("[name=prompt]").input_value()
    title = f"Chụp lá xoăn ({mark})"
    her.locator("[name=title]").fill(title)
    her.locator("[name=sectors]").first.check()
    her.get_by_text("Thêm ví dụ, số phút, bài học").click()
    her.locator("[name=about]").select_option(label=her.locator("[name=about] option", has_text="hỏi AI").first.inner_text())  # fmt: skip
    press(her, "Gửi mẹo")
    assert "hỏi ý kiến người viết câu trả lời" in text(her)
    tip = her.url
    stranger = phone()
    assert stranger.goto(tip).status == 404

    open_notice(trainer, "muốn làm một mẹo từ câu trả lời của bạn")
    assert title in text(trainer)
    assert "Bạn chưa đồng ý thì chưa có gì hiện ra." in text(trainer)
    press(trainer, "Tôi đồng ý")
    assert "Mẹo ghi tên bạn" in text(trainer)
    her.goto("/toi/thong-bao/")
    assert "đồng ý cho câu trả lời thành mẹo" in text(her)
    approve(desk, title)

    stranger.goto(topic)
    assert f"Đã thành mẹo: {title}" in text(stranger)
    follow(stranger, f"Đã thành mẹo: {title}")
    assert f"từ câu trả lời của {name}" in text(stranger)
    lesson = stranger.locator("main a[href^='/bai-hoc/']").first.get_attribute("href")
    stranger.goto(lesson)
    assert title in text(stranger)

    other = newcomer(phone, f"Chú Chín {mark}", last_code)
    other.goto(tip)
    follow(other, "Tôi thử được")
    other.locator("[name=worked][value='1']").check()
    press(other, "Gửi")
    assert "1 được" in text(other)
    for page in (her, trainer, other, stranger):
        assert page.faults == []


def test_an_editor_begins_a_lesson_from_a_question(phone, person, last_code):  # noqa: F811
    mark = "soạn có mã" if phone.script else "soạn không mã"
    her = newcomer(phone, f"{mark} Bà Mười", last_code)
    her.goto("/cong-dong/dang/")
    asked = f"Ghi âm lời bà kể ({mark}) rồi nhờ máy chép ra chữ thế nào?"
    her.get_by_label("Bạn muốn hỏi hay kể điều gì?").fill(
        f"{asked} Tôi là Mười ở xóm 5."
    )
    send(her)
    approve(person("quantri"), mark)
    editor = person("bientap")
    with editor.expect_navigation():
        editor.get_by_role("link", name="Câu hỏi chưa có bài").first.click()
    row = editor.locator(".hub-asked li", has_text=mark)
    sound(editor)
    row.get_by_role("button", name="Viết bài từ câu hỏi này").click()
    editor.wait_for_url("**/edit/**")
    assert editor.locator("[name=title]").input_value() == asked
    assert "Mười" not in editor.locator("[data-contentpath=body]").inner_text()
    editor.goto("/quan-tri/questions/")
    assert editor.locator(".hub-asked li", has_text=mark).count() == 0


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_pages_of_the_loop_are_accessible_and_fit(browser, site, values, ground):
    """A tip that waits for the yes of the admin, made for the test, at 360 px."""
    from hub.accounts.demo import PASSWORD

    run(values, ASKED)
    context = browser.new_context(
        base_url=site, viewport={"width": 360, "height": 740}, color_scheme=ground,
        locale="vi-VN",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/quan-tri/login/")
    page.fill("input[name=username]", "quantri@demo.invalid")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/quan-tri/")
    enter(page)
    page.goto("/toi/thong-bao/")
    with page.expect_navigation():
        page.get_by_role("button", name="Mở xem").first.click()
    form = page.url
    for path in (form, LESSON):
        page.goto(path)
        sound(page)
    context.close()


ASKED = """
from community.actions import accepting, comments, consents, promoting, topics
from community.actions.filing import Filing
from community.models import Purpose, Space, Tip
from community.models.consents import Method
from hub.accounts.models import User
from lessons.models import Sector, LessonPage
admin = User.objects.get(email="quantri@demo.invalid")
asker = User.objects.get(email="bientap@demo.invalid")
for one in (admin, asker):
    consents.record(one, Purpose.RULES, True, Method.JOINED)
if not Tip.objects.filter(title="Mẹo xin ý kiến").exists():
    topic = topics.post(by=asker, space=Space.objects.get(slug="hoi-dap"), body="Chè cháy lá thì chụp ra sao cho đúng?")
    answer = comments.reply(by=admin, discussion=topic.discussion, body="Chụp hai mặt lá rồi hỏi.")
    accepting.accept(by=admin, comment=answer)
    lesson = LessonPage.objects.get(seed_key="L13")
    words = {"title": "Mẹo xin ý kiến", "problem": "Chè cháy lá", "prompt": "Ảnh lá chè, {{thời tiết}}.", "steps": "Chụp hai mặt lá.", "minutes_saved": 5}
    filed = Filing([Sector.objects.first()], [], True, lesson.page_ptr)
    promoting.propose(by=asker, comment=answer, words=words, filed=filed)
"""
