"""A report on words that are taken away ends with them: nobody has to look for it."""

import pytest

from community.actions import (
    NotAllowed,
    accepting,
    comments,
    leaving,
    moderation,
    promoting,
    reports,
    tips,
    topics,
)
from community.models import Notice, Report, Tip

from .conftest import as_, text_of
from .tips import filed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(says, minh):
    return says(minh, "Soi mặt dưới lá.")


def test_what_its_author_takes_back_waits_for_no_moderator(
    question, tip, answer, lan, minh, thay_binh, co_hoa
):
    takes = {
        answer: lambda: comments.delete(by=minh, comment=answer),
        tip: lambda: tips.delete(by=lan, tip=tip),
        question: lambda: topics.delete(by=lan, topic=question),
    }
    for thing in takes:
        reports.report(by=thay_binh, thing=thing, reason="spam")
    for many, take in enumerate(takes.values(), start=1):
        take()
        assert Report.objects.filter(state="gone", settled_by=None).count() == many
    assert not Report.objects.waiting().exists()
    assert "Không còn việc nào chờ" in text_of(as_(co_hoa).get("/kiem-duyet/bao-xau/"))
    assert Notice.objects.to(thay_binh).filter(verb="taken-back").count() == 3
    page = text_of(as_(thay_binh).get("/toi/thong-bao/"))
    assert "Điều bạn báo xấu đã được rút lại" in page
    assert "đã được xem" not in page  # nobody has looked


def test_taking_back_and_putting_back_rids_nobody_of_a_report(
    question, tip, answer, lan, minh, thay_binh, co_hoa
):
    ways = (
        (answer, comments, minh, "comment"),
        (tip, tips, lan, "tip"),
        (question, topics, lan, "topic"),
    )
    for thing, acts, author, name in ways:
        reports.report(by=thay_binh, thing=thing, reason="spam")
        reports.settle(by=co_hoa, thing=thing, right=False)
        reports.report(by=thay_binh, thing=thing, reason="spam")
        acts.delete(by=author, **{name: thing})
        acts.put_back(by=author, **{name: thing})
        found = Report.objects.about(thing)
        assert [(r.state, r.settled_at) for r in found.waiting()] == [("open", None)]
        assert found.filter(state="wrong").count() == 1  # ended by a moderator
        again = reports.report(by=thay_binh, thing=thing, reason="spam")
        assert again in found.waiting()  # it waits already
    assert not Notice.objects.filter(verb="taken-back").exists()


def test_a_tip_that_the_answers_author_takes_away_takes_its_reports_along(
    answer, lan, minh, editor, thay_binh
):
    accepting.accept(by=lan, comment=answer)
    made = promoting.propose(by=editor, comment=answer, words=words(), filed=filed())
    promoting.agree(by=minh, tip=made, seen=1)
    reports.report(by=thay_binh, thing=Tip.objects.get(), reason="spam")
    promoting.disagree(by=minh, tip=made)
    assert Report.objects.get().state == "gone"


@pytest.mark.parametrize(("way", "open_ones"), [("keep_words", 3), ("erase_words", 0)])
def test_who_leaves_takes_the_reports_on_what_goes_along(
    answer, question, tip, says, lan, thay_binh, way, open_ones
):
    own = says(lan, "Tôi thử lại rồi.")
    for thing in (question, tip, own, answer):
        reports.report(by=thay_binh, thing=thing, reason="spam")
    getattr(leaving, way)(lan)
    waiting = Report.objects.waiting()
    assert waiting.exclude(comment=answer).count() == open_ones
    assert waiting.filter(comment=answer).exists()  # somebody else's


def test_a_hidden_branch_ends_the_reports_in_it_as_dealt_with(
    answer, says, lan, minh, thay_binh, co_hoa
):
    below = says(lan, "Gọi số này ngay.", answer)
    for thing in (answer, below):
        reports.report(by=thay_binh, thing=thing, reason="spam")
    moderation.hide_branch(by=co_hoa, comment=answer, reason="spam")
    assert Report.objects.filter(state="right", settled_by=co_hoa).count() == 2
    answer.refresh_from_db()
    moderation.show(by=co_hoa, thing=answer)
    assert not Report.objects.waiting().exists()


def test_a_report_of_words_that_went_while_it_was_written_is_refused(
    answer, minh, thay_binh, co_hoa
):
    comments.delete(by=minh, comment=answer)
    with pytest.raises(NotAllowed):
        reports.report(by=thay_binh, thing=answer, reason="spam")  # read before
    assert not Report.objects.exists()
    values = {"quyet-dinh": "bo-qua", "seen": 1, "danh-sach": "bao-xau"}
    desk = as_(co_hoa)
    led = desk.post(f"/kiem-duyet/bl/{answer.pk}/", values)
    assert "Không còn báo xấu nào chờ" in text_of(desk.get(led.url))
