"""Talk below a page that is taken down: closed and hidden, back with the page, never lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.actions import (
    NotAllowed,
    comments,
    discussions,
    moderation,
    notices,
    tips,
)
from community.models import Discussion, HubComment, Notice, Status
from community.permissions import Person
from community.reading import mine
from tests.factories import make_lesson

from .conftest import text_of
from .tips import filed, words
from .walking import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(home):
    return make_lesson()


@pytest.fixture
def talk(lesson):
    return discussions.of_page(lesson)


@pytest.fixture
def said(says, lan, minh, talk):
    """Lan's comment below the lesson, and an answer of Minh."""
    first = says(lan, "Bài này giúp tôi nhiều.", discussion=talk)
    says(minh, "Tôi cũng vậy.", to=first, discussion=talk)
    return first


def counters():
    rows = Discussion.objects.order_by("pk")
    return [*rows.values_list("comment_count", "is_open")]


def everywhere(client, lesson, said):
    """Return where a stranger still finds the words."""
    pages = (lesson.get_url(), f"/cong-dong/ve/{lesson.pk}/", said.get_absolute_url(), "/cong-dong/")  # fmt: skip
    answers = {path: client.get(path, follow=True) for path in pages}
    return [path for path, answer in answers.items() if "giúp tôi nhiều" in text_of(answer)]  # fmt: skip


def test_unpublishing_closes_and_hides_and_publishing_brings_all_back(
    lesson, talk, said, lan, minh, client, django_capture_on_commit_callbacks
):
    before, unread = counters(), notices.unread(lan)
    assert len(everywhere(client, lesson, said)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        lesson.unpublish()
    assert everywhere(client, lesson, said) == []
    assert not HubComment.objects.public().filter(discussion=talk).exists()
    assert not Discussion.objects.public().filter(pk=talk.pk).exists()
    assert notices.unread(lan) == unread - 1
    for act in (
        lambda: comments.reply(by=minh, discussion=talk, body="Còn ai không?"),
        lambda: comments.reply(by=minh, discussion=talk, body="Dạ", to=said),
        lambda: comments.edit(by=lan, comment=said, body="Đổi lời."),
    ):
        with pytest.raises(NotAllowed):
            act()
    signed_in = browser(minh)
    assert signed_in.get(f"/cong-dong/viec/ve/{lesson.pk}/tra-loi/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        lesson.live = True
        lesson.save()
    assert counters() == before
    assert len(everywhere(client, lesson, said)) == 3
    assert comments.reply(by=minh, discussion=talk, body="Có tôi đây.")


def test_a_closed_discussion_is_closed_still_when_the_page_comes_back(
    lesson, talk, said
):
    Discussion.objects.filter(pk=talk.pk).update(is_open=False)
    lesson.unpublish()
    lesson.live = True
    lesson.save()
    assert Discussion.objects.get(pk=talk.pk).is_open is False


def test_authors_keep_their_words_and_may_take_them_back(lesson, talk, said, lan):
    lesson.unpublish()
    assert said in mine.answers(Person(lan), 1).rows
    answer = browser(lan).get("/toi/tra-loi-cua-toi/")
    assert "giúp tôi nhiều" in text_of(answer)
    assert f"/cong-dong/ve/{lesson.pk}/" not in text_of(answer)
    assert comments.delete(by=lan, comment=said)


def test_the_address_of_a_comment_says_that_its_page_is_gone(
    lesson, talk, said, lan, minh, co_hoa, client
):
    waits = comments.reply(by=minh, discussion=talk, body="Tôi hỏi thêm.")
    lesson.unpublish()
    path = said.get_absolute_url()
    for reader in (client, browser(minh)):
        gone = reader.get(path)
        assert gone.status_code == 410
        assert "một trang đã gỡ xuống" in text_of(gone)
        assert "giúp tôi nhiều" not in text_of(gone)
    mine = browser(lan).get(path, follow=True)
    assert (mine.status_code, mine.request["PATH_INFO"]) == (200, "/toi/tra-loi-cua-toi/")  # fmt: skip
    seen = browser(co_hoa, factor=True).get(path, follow=True)
    assert (seen.status_code, seen.request["PATH_INFO"]) == (200, f"/kiem-duyet/bl/{said.pk}/")  # fmt: skip
    assert client.get(waits.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("act", "status"), [("hide", 404), ("remove", 410)])
def test_the_address_of_a_comment_says_what_became_of_its_topic(
    question, says, minh, co_hoa, client, act, status
):
    path = says(minh, "Soi mặt dưới lá.").get_absolute_url()
    getattr(moderation, act)(by=co_hoa, thing=question, reason="spam")
    gone = client.get(path)
    assert gone.status_code == status
    assert "Bài này không còn hiện" in text_of(gone)
    assert "quảng cáo" in text_of(gone).lower()


def test_nothing_is_deleted_with_a_page(lesson, talk, said, lan, client):
    url, key = lesson.get_url(), lesson.pk
    lesson.delete()
    assert HubComment.objects.filter(discussion=talk, status=Status.PUBLIC).count() == 2
    assert Notice.objects.to(lan).exists()
    assert not HubComment.objects.public().filter(discussion=talk).exists()
    gone = client.get(said.get_absolute_url())
    assert gone.status_code == 410
    assert "một trang đã gỡ xuống" in text_of(gone)
    assert client.get(f"/cong-dong/ve/{key}/").status_code == 404
    assert client.get(url).status_code == 404
    assert "giúp tôi nhiều" in text_of(browser(lan).get("/toi/tra-loi-cua-toi/"))


def test_the_editor_is_told_what_becomes_of_the_talk(lesson, said, publisher):
    signed_in = browser(publisher)
    asked = signed_in.get(f"/quan-tri/pages/{lesson.pk}/delete/")
    assert "2 lời của bà con" in text_of(asked)
    assert "không bị xoá theo trang" in text_of(asked)
    done = signed_in.post(f"/quan-tri/pages/{lesson.pk}/unpublish/", follow=True)
    assert "2 lời của bà con" in text_of(done)
    assert "hiện lại như cũ" in text_of(done)


def test_a_tip_of_a_page_taken_down_stays_in_the_library(lesson, editor, client):
    tip = tips.post(by=editor, words=words(), filed=filed(about=lesson))
    lesson.unpublish()
    assert lesson.title not in text_of(client.get(tip.get_absolute_url()))
    assert client.get(tip.get_absolute_url()).status_code == 200


def test_the_newest_three_tips_and_comments_below_a_lesson_cost_two_queries(
    lesson, talk, said, editor, minh, says, client, no_haste, rf
):
    from community.talking import page_talk

    for number in range(4):
        tips.post(by=editor, words=words(title=f"Mẹo số {number}"), filed=filed(about=lesson))  # fmt: skip
        says(minh, f"Lời số {number}.", discussion=talk)
    request = rf.get(lesson.get_url())
    from hub.models import Operator

    Operator.for_request(request)
    with CaptureQueriesContext(connection) as spent:
        shown = page_talk(request, lesson.page_ptr)
    assert len(spent) == 2
    assert [f"Mẹo số {n}" in shown for n in range(4)] == [False, True, True, True]
    assert [f"Lời số {n}." in shown for n in range(4)] == [False, True, True, True]
    assert "Mẹo số 3" in text_of(client.get(lesson.get_url()))


def test_hidden_tips_do_not_stand_on_the_lesson(lesson, editor, co_hoa, client):
    from community.actions import moderation

    tip = tips.post(by=editor, words=words(), filed=filed(about=lesson))
    assert tip.title in text_of(client.get(lesson.get_url()))
    moderation.hide(by=co_hoa, thing=tip, reason="unclear")
    assert tip.title not in text_of(client.get(lesson.get_url()))
