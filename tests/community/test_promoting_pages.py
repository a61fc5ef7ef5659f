"""The form that an answer fills, the page that asks its author, links both ways."""

import pytest

from community import tip_from_answer
from community.actions import accepting, approval, promoting
from community.models import Notice, Tip
from lessons.models import Sector
from tests.factories import make_lesson

from .conftest import text_of
from .tips import filed, row, words
from .walking import browser

pytestmark = pytest.mark.django_db
ANSWER = """Bác làm thế này:
1. Chụp mặt trên và mặt dưới lá.
2. Gửi ảnh rồi gõ câu sau.
Câu lệnh: Đây là lá chè nhà tôi, {{mấy hôm nay mưa hay nắng}}. Nêu ba khả năng.
"""


@pytest.fixture
def answer(says, minh, lan, question):
    question.sector = row(Sector, "che", "Trồng chè")
    question.save(update_fields=["sector"])
    found = says(minh, ANSWER)
    accepting.accept(by=lan, comment=found)
    return found


def form_of(answer):
    return f"/cong-dong/viec/bl/{answer.pk}/thanh-meo/"


def typed(answer, **changed):
    return {**words(), "minutes_saved": "10", "sectors": ["che"],
            "any_assistant": "on", "client_key": "k"} | changed  # fmt: skip


def test_the_form_begins_with_the_words_of_question_and_answer(answer, lan):
    initial = browser(lan).get(form_of(answer)).context["form"].initial
    assert initial["title"] == "Chè bị nhện đỏ thì làm sao"
    assert initial["problem"] == "Chè bị nhện đỏ thì làm sao? Nhờ cô bác."
    assert initial["prompt"] == "Đây là lá chè nhà tôi, {{mấy hôm nay mưa hay nắng}}. Nêu ba khả năng."  # fmt: skip
    assert initial["steps"] == "Chụp mặt trên và mặt dưới lá.\nGửi ảnh rồi gõ câu sau."
    assert initial["sectors"] == ["che"]
    assert initial["any_assistant"]


def test_the_tip_belongs_to_the_page_that_the_question_is_about(answer, lan, question):
    lesson = make_lesson()
    question.pages.add(lesson)
    page = browser(lan).get(form_of(answer))
    assert page.context["form"].initial["about"] == lesson.pk
    assert f'<option value="{lesson.pk}" selected' in text_of(page)


def test_the_button_stands_at_the_accepted_answer_for_who_may(
    answer, question, lan, thay_binh, minh, client
):
    link = form_of(answer)
    for person in (lan, thay_binh):
        page = text_of(browser(person).get(question.get_absolute_url()))
        assert link in page
    assert link not in text_of(browser(minh).get(question.get_absolute_url()))
    assert link not in text_of(client.get(question.get_absolute_url()))


def test_from_form_to_yes_to_lesson(answer, question, lan, minh, co_hoa, client):
    lesson = make_lesson()
    hers = browser(lan)
    sent = hers.post(form_of(answer), typed(answer, about=lesson.pk), follow=True)
    assert "hỏi ý kiến người viết câu trả lời" in text_of(sent)
    tip = Tip.objects.get()
    assert client.get(tip.get_absolute_url()).status_code == 404
    his = browser(minh)
    notice = Notice.objects.get(recipient=minh, verb="consent")
    assert "muốn làm một mẹo từ câu trả lời của bạn" in text_of(his.get("/toi/thong-bao/"))  # fmt: skip
    opened = his.post("/toi/thong-bao/", {"thong-bao": notice.pk}, follow=True)
    page = text_of(opened)
    for part in (tip.title, tip.problem, "Chụp bụi chè.", lesson.title, "Tôi đồng ý"):
        assert part in page
    agreed = his.post(f"/cong-dong/viec/m/{tip.pk}/dong-y/", {"tra-loi": "co", "phien-ban": tip.version}, follow=True)  # fmt: skip
    assert "Rút lại lời đồng ý" in text_of(agreed)
    tip.refresh_from_db()
    approval.approve(by=co_hoa, thing=tip, seen=tip.version)
    assert f"Đã thành mẹo: {tip.title}" in text_of(client.get(question.get_absolute_url()))  # fmt: skip
    shown = text_of(client.get(tip.get_absolute_url()))
    assert answer.get_absolute_url() in shown
    assert "từ câu trả lời của Minh" in shown
    below = text_of(client.get(lesson.get_url()))
    assert tip.get_absolute_url() in below
    assert "Minh" in below


def test_a_no_on_the_page_is_a_no(answer, lan, minh):
    tip = promoting.propose(by=lan, comment=answer, words=words(), filed=filed())
    page = f"/cong-dong/viec/m/{tip.pk}/dong-y/"
    answered = browser(minh).post(page, {"tra-loi": "khong"}, follow=True)
    assert "không ai hỏi lại bạn" in text_of(answered)
    assert "Tôi đồng ý" not in text_of(answered)
    hers = browser(lan)
    assert "muốn để câu trả lời ở chỗ cũ" in text_of(hers.get("/toi/thong-bao/"))
    assert "không muốn làm thành mẹo" in text_of(hers.get(tip.get_absolute_url()))


def test_a_yes_to_other_words_is_asked_again(answer, lan, minh):
    tip = promoting.propose(by=lan, comment=answer, words=words(), filed=filed())
    page, his = f"/cong-dong/viec/m/{tip.pk}/dong-y/", browser(minh)
    for given in ({"tra-loi": "co", "phien-ban": 9}, {"tra-loi": "co"}, {"tra-loi": "x"}, {}):  # fmt: skip
        answered = his.post(page, given)
        assert answered.status_code in {200, 409}
        assert 'role="alert"' in text_of(answered)
        assert 'action=""' not in text_of(answered)  # its prompt is shown, not filled
    tip.refresh_from_db()
    assert tip.consent == "asked"


def test_nobody_else_opens_the_page_that_asks(answer, lan, co_hoa, thay_binh, client):
    tip = promoting.propose(by=lan, comment=answer, words=words(), filed=filed())
    page = f"/cong-dong/viec/m/{tip.pk}/dong-y/"
    for person in (lan, co_hoa, thay_binh):
        assert browser(person).get(page).status_code == 404
        assert browser(person).post(page, {"tra-loi": "khong"}).status_code == 404
    assert client.get(page).status_code == 302
    assert browser(lan).get("/cong-dong/viec/m/999999/dong-y/").status_code == 404


def test_a_second_proposal_says_what_became_of_the_first(
    answer, lan, thay_binh, minh, client
):
    tip = promoting.propose(by=lan, comment=answer, words=words(), filed=filed())
    assert browser(lan).get(form_of(answer)).headers["Location"] == tip.get_absolute_url()  # fmt: skip
    other = browser(thay_binh)
    assert other.get(form_of(answer)).status_code == 403
    sent = other.post(form_of(answer), typed(answer, title="Chữ của tôi"))
    assert sent.status_code == 403
    assert "Chữ của tôi" in text_of(sent)
    assert browser(minh).post(form_of(answer), typed(answer)).status_code == 403
    assert client.post(form_of(answer), typed(answer)).status_code == 302
    assert Tip.objects.count() == 1


def test_what_is_missing_is_said_and_no_word_lost(answer, lan):
    sent = browser(lan).post(form_of(answer), typed(answer, title="", steps="Giữ lại"))
    assert "Đặt cho mẹo một cái tên ngắn." in text_of(sent)
    assert "Giữ lại" in text_of(sent)
    assert not Tip.objects.exists()


@pytest.mark.parametrize(
    ("answer", "prompt", "steps"),
    [
        ("Bác hỏi “Lá chè này bị gì, nêu ba khả năng?” là được.", "Lá chè này bị gì, nêu ba khả năng?", ["Bác hỏi là được."]),
        ("Xem:\n```\nViết lời mời\ncho khách\n```\nXong.", "Viết lời mời\ncho khách", ["Xem:", "Xong."]),
        ("- Mở máy\n- Nói to", "", ["Mở máy", "Nói to"]),
        ("Bước 1: Mở máy.\nBước 2: Nói to.", "", ["Mở máy.", "Nói to."]),
        ("Soi mặt dưới lá. Rồi chụp.", "", ["Soi mặt dưới lá.", "Rồi chụp."]),
        ("...", "", []),
    ],
)  # fmt: skip
def test_prompt_and_steps_are_found_in_an_answer(answer, prompt, steps):
    assert tip_from_answer.parts(answer) == (prompt, steps)


def test_long_words_are_cut_to_what_the_form_takes():
    given = tip_from_answer.values("t" * 200, "Một câu. " * 90, "Dài lắm. " * 600)
    assert len(given["title"]) <= 120
    assert len(given["problem"]) <= 300
    assert len(given["steps"]) <= 2000
