"""How fast people may write: a friendly no, counted for each account."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from community.actions import TooFast, Unfit, approval, comments, reports, topics
from community.models import HubComment, Topic
from hub.accounts.models import Use, User

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=HANOI)


def post(by, space, number):
    return topics.post(by=by, space=space, body=f"Câu hỏi thứ {number} của tôi.")


def test_the_fourth_topic_of_the_first_day_is_refused_until_midnight(lan, hoi_dap):
    User.objects.filter(pk=lan.pk).update(date_joined=NOON)
    lan.refresh_from_db()
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(3):
            post(lan, hoi_dap, number)
            clock.shift(timedelta(minutes=3))
        with pytest.raises(TooFast) as refused:
            post(lan, hoi_dap, 4)
        midnight = datetime(2026, 12, 2, tzinfo=HANOI)
        assert abs(refused.value.until - midnight) <= timedelta(seconds=1)
        with override("vi"):
            assert "Mai bạn gửi tiếp" in refused.value.reason
        assert Topic.objects.count() == 3
        clock.move_to(midnight + timedelta(minutes=1))
        assert post(lan, hoi_dap, 5).pk


def test_two_topics_of_a_newcomer_lie_two_minutes_apart(lan, hoi_dap):
    with time_machine.travel(NOON, tick=False) as clock:
        post(lan, hoi_dap, 1)
        clock.shift(timedelta(seconds=30))
        with pytest.raises(TooFast) as refused:
            post(lan, hoi_dap, 2)
        assert refused.value.seconds == 90
        with override("vi"):
            assert "90 giây" in refused.value.reason
        clock.shift(timedelta(seconds=90))
        post(lan, hoi_dap, 2)


def test_answers_of_a_newcomer_lie_half_a_minute_apart_ten_on_a_day(question, minh):
    def answer(number):
        comments.reply(by=minh, discussion=question.discussion, body=f"Lời {number}")

    with time_machine.travel(NOON, tick=False) as clock:
        answer(0)
        with pytest.raises(TooFast):
            answer(1)
        for number in range(1, 10):
            clock.shift(timedelta(seconds=31))
            answer(number)
        clock.shift(timedelta(seconds=31))
        with pytest.raises(TooFast):
            answer(10)
    assert HubComment.objects.count() == 10


def test_who_is_known_writes_more_and_staff_is_not_counted(
    question, lan, minh, co_hoa, hoi_dap
):
    User.objects.update(date_joined=timezone.now() - timedelta(days=3))
    minh.refresh_from_db()
    for number in range(2):
        with time_machine.travel(
            timezone.now() + timedelta(minutes=5 * number), tick=False
        ):
            topic = post(minh, hoi_dap, number)
            approval.approve(by=co_hoa, thing=topic, seen=1)
    later = timezone.now() + timedelta(hours=1)
    for number in range(3):
        with time_machine.travel(later + timedelta(seconds=21 * number), tick=False):
            post(minh, hoi_dap, 10 + number)
    Use.objects.all().delete()
    for number in range(12):
        comments.reply(by=co_hoa, discussion=question.discussion, body=f"Lời {number}")
    assert not Use.objects.filter(kind__startswith="reply").exists()


def test_a_refused_post_counts_nothing(lan, hoi_dap):
    with pytest.raises(Unfit):
        topics.post(by=lan, space=hoi_dap, body="ngắn")
    assert not Use.objects.filter(kind="topic-new").exists()
    post(lan, hoi_dap, 1)


def test_the_same_words_again_are_refused_with_a_sentence(lan, hoi_dap, no_haste):
    post(lan, hoi_dap, 1)
    with pytest.raises(Unfit) as refused:
        post(lan, hoi_dap, 1)
    assert "body" in refused.value.message_dict
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        post(lan, hoi_dap, 1)


def test_twenty_reports_a_day(lan, says, minh, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"report": [(2, "day")]}
    for number in range(2):
        reports.report(by=lan, thing=says(minh, f"Xấu {number}"), reason="spam")
    with pytest.raises(TooFast):
        reports.report(by=lan, thing=says(minh, "Xấu nữa"), reason="spam")
