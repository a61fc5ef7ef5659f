"""Questions without a lesson: the editors' list, the draft, who hears of the lesson."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community import private_words
from community.actions import (
    NotAllowed,
    approval,
    follows,
    moderation,
    notices,
    questions,
    topics,
)
from community.models import Decision, Notice, Topic
from hub.pagecache.epoch import read
from lessons import drafts
from lessons.models import LessonPage, Sector
from tests.factories import make_lesson, make_lessons

from .conftest import text_of
from .tips import row
from .walking import browser

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/questions/"


@pytest.fixture
def lessons(roles_made):
    return make_lessons()


@pytest.fixture
def asked(hoi_dap, lan, co_hoa, no_haste):
    """A question of Lan that says too much about her."""
    topic = topics.post(
        by=lan, space=hoi_dap,
        body="Chè bị nhện đỏ thì làm sao? Tôi là Lan ở xóm 5. Gọi tôi số 0912 345 678. Lá vàng từ tuần trước.",
        sector=row(Sector, "che", "Trồng chè"),
    )  # fmt: skip
    approval.approve(by=co_hoa, thing=topic, seen=1)
    topic.refresh_from_db()
    return topic


def publish(page):
    """Make the draft live as a publisher does; its rules are tested with lessons."""
    LessonPage.objects.filter(pk=page.pk).update(
        live=True, has_unpublished_changes=False
    )
    page.refresh_from_db()
    from wagtail.signals import page_published

    page_published.send(LessonPage, instance=page, revision=page.latest_revision)


def verbs(user):
    rows = Notice.objects.to(user).valid().order_by("pk")
    return [*rows.values_list("verb", flat=True)]


def test_a_draft_begins_with_the_question_and_not_with_who_asked(
    asked, editor, lessons
):
    page = questions.begin_lesson(by=editor, topic=asked)
    page = LessonPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.title == "Chè bị nhện đỏ thì làm sao?"
    assert page.summary == "Chè bị nhện đỏ thì làm sao?"
    assert [one.slug for one in page.sectors.all()] == ["che"]
    content = str(page.get_latest_revision_as_object().body)
    assert "Lá vàng từ tuần trước." in content
    assert "Lan" not in content
    assert "0912" not in content
    assert page.owner == editor
    asked.refresh_from_db()
    assert asked.lesson_id == page.pk
    assert Decision.objects.filter(what="lesson", topic=asked, by=editor).exists()


def test_a_question_has_one_lesson_however_often_the_button_is_pressed(
    asked, editor, lessons
):
    first = questions.begin_lesson(by=editor, topic=asked)
    assert questions.begin_lesson(by=editor, topic=asked).pk == first.pk
    assert LessonPage.objects.count() == 1


@pytest.mark.parametrize("who", ["lan", "thay_binh", "co_hoa", "by_group", "expert"])
def test_who_writes_no_lessons_begins_none(request, asked, lessons, who):
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        questions.begin_lesson(by=person, topic=asked)
    with pytest.raises(PermissionDenied):
        drafts.begin(by=person, of=drafts.Beginning("a", "", ""))
    assert not LessonPage.objects.exists()


def test_a_hidden_question_begins_no_lesson(asked, editor, co_hoa, lessons):
    moderation.hide(by=co_hoa, thing=asked, reason="private")
    with pytest.raises(NotAllowed):
        questions.begin_lesson(by=editor, topic=asked)
    assert not LessonPage.objects.exists()


def test_the_list_holds_public_questions_on_no_page_and_without_lesson(
    asked, question, lan, hoi_dap, editor, lessons
):
    waiting = topics.post(by=editor, space=hoi_dap, body="Một điều hay để kể.", kind="share")  # fmt: skip
    assert waiting.status == "public"
    question.pages.add(make_lesson())
    assert list(Topic.objects.without_lesson()) == [asked]
    questions.begin_lesson(by=editor, topic=asked)
    assert not Topic.objects.without_lesson().exists()
    LessonPage.objects.filter(title__startswith="Chè").first().delete()
    assert list(Topic.objects.without_lesson()) == [asked]


def test_when_the_lesson_is_public_asker_and_followers_hear_of_it_once(
    asked, editor, lan, minh, co_hoa, lessons, client
):
    follows.set(by=minh, discussion=asked.discussion, follow=True)
    follows.set(by=co_hoa, discussion=asked.discussion, follow=False, muted=True)
    page = questions.begin_lesson(by=editor, topic=asked)
    assert page.title not in text_of(client.get(asked.get_absolute_url())).split("bai-hoc")[-1:]  # fmt: skip
    before = read()["community"]
    publish(page)
    publish(page)
    assert [verbs(one).count("lesson") for one in (lan, minh, co_hoa)] == [1, 1, 0]
    assert read()["community"] > before
    assert "Đã có bài học" in text_of(client.get(asked.get_absolute_url()))
    notice = Notice.objects.get(recipient=lan, verb="lesson")
    signed_in = browser(lan)
    answer = signed_in.post("/toi/thong-bao/", {"thong-bao": notice.pk})
    assert answer.headers["Location"] == page.get_url()


def test_a_lesson_taken_down_is_no_news_and_no_link(
    asked, editor, lan, lessons, client
):
    page = questions.begin_lesson(by=editor, topic=asked)
    publish(page)
    unread = notices.unread(lan)
    page.unpublish()
    assert notices.unread(lan) == unread - 1
    assert "Đã có bài học" not in text_of(client.get(asked.get_absolute_url()))


def test_the_screen_costs_the_same_however_long(
    asked, hoi_dap, co_hoa, editor, lessons, no_haste
):
    signed_in = browser(editor)
    signed_in.get(LIST)

    def cost():
        with CaptureQueriesContext(connection) as spent:
            answer = signed_in.get(LIST)
        assert answer.status_code == 200
        return len(spent), text_of(answer)

    few, text = cost()
    assert "Viết bài từ câu hỏi này" in text
    assert "Trồng chè (1)" in text
    for number in range(12):
        sector = row(Sector, f"nganh-{number % 3}", f"Ngành {number % 3}")
        topics.post(by=co_hoa, space=hoi_dap, body=f"Hỏi việc số {number} thì sao?", sector=sector)  # fmt: skip
    many, text = cost()
    assert many == few
    assert "Ngành 2 (4)" in text
    assert '" aria-current="true">Ngành 2' not in text
    topics.post(by=co_hoa, space=hoi_dap, body="Máy dịch tiếng Tày được không?")
    unsaid = text_of(signed_in.get(f"{LIST}?sector=khac"))
    assert 'sector=khac" aria-current="true"' in unsaid
    assert "<b>khac</b>" not in unsaid  # the filter is told in words


def test_the_button_leads_into_the_draft_and_others_find_no_screen(
    asked, editor, co_hoa, lessons
):
    signed_in = browser(editor)
    assert LIST in text_of(signed_in.get("/quan-tri/"))
    answer = signed_in.post(f"{LIST}{asked.pk}/begin/")
    page = LessonPage.objects.get()
    assert answer.headers["Location"] == f"/quan-tri/pages/{page.pk}/edit/"
    assert signed_in.get(answer.headers["Location"]).status_code == 200
    other = browser(co_hoa)
    assert other.get(LIST).status_code in {302, 403}
    assert other.post(f"{LIST}{asked.pk}/begin/").status_code in {302, 403}
    assert LIST not in text_of(other.get("/quan-tri/"))


@pytest.mark.parametrize(
    "private",
    [
        "Tôi là Nguyễn Thị Lan.", "Em tên Hoa ạ.", "Nhà tôi ở xóm 5 Tân Cương.",
        "Gọi 0912.345.678 nhé.", "Thư: lan@example.vn nhé.", "CCCD 019 123 456 789 của tôi.",
        "Xem www.nhatoi.example nhé.", "Cô Hoà bảo thế.",
    ],
)  # fmt: skip
def test_sentences_that_tell_who_are_left_out(private):
    text = f"Chè bị nhện đỏ thì làm sao? {private} Lá vàng từ 2025."
    kept = private_words.without(text, ["Cô Hoà", "Lan"])
    assert kept == ["Chè bị nhện đỏ thì làm sao?", "Lá vàng từ 2025."]


def test_a_name_that_is_a_common_word_without_its_mark_costs_no_sentence():
    text = "Tôi chụp mấy lần rồi. Lan thử giúp. Ca sĩ Lan Anh hát."
    assert private_words.without(text, ["Lan", "Bà Lan Anh"]) == [
        "Tôi chụp mấy lần rồi."
    ]
