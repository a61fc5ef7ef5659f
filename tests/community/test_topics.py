"""Posting a topic, its title, its wait, its changes."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.actions import NotAllowed, Outcome, Unfit, approval, topics
from community.models import Follow, HubComment, Notice, Revision, Space, Topic
from hub.pagecache.epoch import read

pytestmark = pytest.mark.django_db
WORDS = "Máy ghi sai số cân chè. Có cách nào không ạ? Tôi nói giọng Đại Từ."


def test_body_alone_makes_a_topic_titled_by_its_first_sentence(lan, hoi_dap):
    topic = topics.post(by=lan, space=hoi_dap, body=WORDS)
    assert topic.title == "Máy ghi sai số cân chè."
    assert not topic.title_is_own
    assert topic.kind == "question"
    assert topic.status == "pending"
    assert topic.discussion.comment_count == 0
    assert Follow.objects.get(user=lan).auto


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Dòng một không chấm\nDòng hai.", "Dòng một không chấm"),
        ("Giá 1.500 đồng có đắt không? Hỏi vậy.", "Giá 1.500 đồng có đắt không?"),
        ("chè " * 60, ("chè " * 29).strip() + "…"),
        ("a" * 300, "a" * 119 + "…"),
        ("Vì sao…  thế?! Xong.", "Vì sao…"),
    ],
)
def test_a_title_ends_with_the_sentence_or_between_words(body, title):
    from community.actions.words import first_sentence

    assert first_sentence(body) == title
    assert len(first_sentence(body)) <= 120


def test_approving_makes_it_public_and_tells_its_author(lan, co_hoa, hoi_dap):
    topic = topics.post(by=lan, space=hoi_dap, body=WORDS)
    before = read()["community"]
    assert approval.approve(by=co_hoa, thing=topic, seen=1)
    topic.refresh_from_db()
    assert topic.status == "public"
    assert topic in Topic.objects.public()
    assert Notice.objects.get().verb == "approved"
    assert read()["community"] > before
    assert not approval.approve(by=co_hoa, thing=topic, seen=1)
    assert Notice.objects.count() == 1


def test_the_same_form_twice_is_one_topic(lan, hoi_dap):
    first = topics.post(by=lan, space=hoi_dap, body=WORDS, client_key="k1")
    assert topics.post(by=lan, space=hoi_dap, body=WORDS, client_key="k1") == first
    assert Topic.objects.count() == 1


def test_the_key_of_another_persons_form_is_none(lan, minh, hoi_dap):
    first = topics.post(by=lan, space=hoi_dap, body=WORDS, client_key="k1")
    assert topics.post(by=minh, space=hoi_dap, body=WORDS, client_key="k1") != first


@pytest.mark.parametrize("body", ["", "   \n ", "ngắn", "x" * 20_001])
def test_too_short_or_too_long_is_refused_at_its_field(lan, hoi_dap, body):
    with pytest.raises(Unfit) as refused:
        topics.post(by=lan, space=hoi_dap, body=body)
    assert "body" in refused.value.message_dict
    assert not Topic.objects.exists()


def test_a_limit_counts_line_breaks_and_marks_as_a_reader_does(lan, hoi_dap, no_haste):
    lines = "\r\n".join(["ở nhà"] * 3333) + "\r\nab"
    assert len(topics.post(by=lan, space=hoi_dap, body=lines).body) == 20_000
    import unicodedata

    apart = unicodedata.normalize("NFD", "ệ" * 20_000)
    assert topics.post(by=lan, space=hoi_dap, body=apart).body == "ệ" * 20_000


def test_only_editors_post_notices_and_where_notices_stand(lan, editor, hoi_dap):
    notices = Space.objects.get(slug="thong-bao")
    with pytest.raises(NotAllowed):
        topics.post(by=lan, space=hoi_dap, body=WORDS, kind="notice")
    with pytest.raises(NotAllowed):
        topics.post(by=lan, space=notices, body=WORDS)
    topic = topics.post(by=editor, space=notices, body=WORDS, kind="notice")
    assert topic.status == "public"
    with pytest.raises(NotAllowed):
        topics.post(by=AnonymousUser(), space=hoi_dap, body=WORDS)


def test_a_change_of_public_words_waits_and_the_old_ones_stay(question, lan, co_hoa):
    assert (
        topics.edit(by=lan, topic=question, body="Câu hỏi mới, dài hơn.")
        == Outcome.WAITS
    )
    question.refresh_from_db()
    assert "nhện đỏ" in question.body
    Topic.objects.update(public_at=timezone.now() - timedelta(hours=1))
    waiting = Revision.objects.waiting().get()
    assert approval.approve_edit(by=co_hoa, revision=waiting)
    question.refresh_from_db()
    assert question.body == question.title == "Câu hỏi mới, dài hơn."
    assert question.edited_at is not None
    assert "nhện đỏ" in Revision.objects.past().get().body


def test_words_that_wait_are_changed_in_place_but_not_approved_unread(
    lan, co_hoa, hoi_dap
):
    from community.actions import Stale

    topic = topics.post(by=lan, space=hoi_dap, body=WORDS)
    assert topics.edit(by=lan, topic=topic, body="Tôi đổi ý rồi nhé.") == Outcome.WAITS
    with pytest.raises(Stale):
        approval.approve(by=co_hoa, thing=topic, seen=1)
    assert approval.approve(by=co_hoa, thing=topic, seen=2)
    assert not Revision.objects.exists()


def test_what_was_declined_may_be_changed_and_sent_again(lan, co_hoa, hoi_dap):
    topic = topics.post(by=lan, space=hoi_dap, body=WORDS)
    approval.decline(by=co_hoa, thing=topic, seen=1, reason="unclear", note="Ở đâu?")
    topic.refresh_from_db()
    assert topic.status == "declined"
    notice = Notice.objects.get()
    assert (notice.recipient, notice.verb, notice.reason) == (
        lan,
        "declined",
        "unclear",
    )
    topics.edit(by=lan, topic=topic, body=WORDS + " Ở La Bằng.")
    topic.refresh_from_db()
    assert topic.status == "pending"


def test_nobody_else_changes_takes_back_or_approves(question, minh, lan, hoi_dap):
    with pytest.raises(NotAllowed):
        topics.edit(by=minh, topic=question, body="Tôi sửa hộ nhé bác.")
    with pytest.raises(NotAllowed):
        topics.delete(by=minh, topic=question)
    other = topics.post(by=minh, space=hoi_dap, body=WORDS)
    with pytest.raises(NotAllowed):
        approval.approve(by=lan, thing=other, seen=1)


def test_its_author_takes_a_topic_back_and_no_moderator_shows_it_again(
    question, lan, co_hoa
):
    from community.actions import moderation

    topics.delete(by=lan, topic=question)
    question.refresh_from_db()
    assert question.status == "withdrawn"
    assert not Topic.objects.public().exists()
    with pytest.raises(NotAllowed):
        moderation.show(by=co_hoa, thing=question)


def test_three_pins_at_most_each_with_an_end(question, co_hoa, editor, hoi_dap):
    soon = timezone.now() + timedelta(days=7)
    made = [
        topics.post(by=editor, space=hoi_dap, body=f"{WORDS} {n}") for n in range(3)
    ]
    for topic in made:
        topics.pin(by=co_hoa, topic=topic, until=soon)
    with pytest.raises(Unfit):
        topics.pin(by=co_hoa, topic=question, until=soon)
    with pytest.raises(Unfit):
        topics.pin(by=co_hoa, topic=made[0], until=soon + timedelta(days=365))
    topics.unpin(by=co_hoa, topic=made[0])
    topics.pin(by=co_hoa, topic=question, until=soon)
    Topic.objects.filter(pk=question.pk).update(pinned_until=timezone.now())
    assert question not in Topic.objects.pinned()


def test_unanswered_questions_come_oldest_first_after_two_days(
    question, lan, co_hoa, hoi_dap, no_haste, minh
):
    from community.actions import comments

    assert not Topic.objects.unanswered().exists()
    second = topics.post(by=minh, space=hoi_dap, body=WORDS)
    approval.approve(by=co_hoa, thing=second, seen=1)
    long_ago = timezone.now() - timedelta(hours=49)
    Topic.objects.filter(pk=second.pk).update(public_at=long_ago)
    Topic.objects.filter(pk=question.pk).update(public_at=long_ago - timedelta(days=1))
    assert list(Topic.objects.unanswered()) == [question, second]
    added = comments.reply(by=lan, discussion=question.discussion, body="Thêm: chè năm tuổi.")  # fmt: skip
    approval.approve(by=co_hoa, thing=added, seen=1)
    question.discussion.refresh_from_db()
    assert question.discussion.comment_count == 1
    assert list(Topic.objects.unanswered()) == [question, second]
    comments.reply(
        by=co_hoa, discussion=question.discussion, body="Ngắt lá bị bệnh nhé."
    )
    assert list(Topic.objects.unanswered()) == [second]


def test_an_answer_stays_one_when_its_author_or_the_asker_has_left(
    question, says, minh
):
    answer = says(minh, "Ngắt lá bị bệnh nhé.")
    Topic.objects.update(public_at=timezone.now() - timedelta(hours=49))
    HubComment._base_manager.filter(pk=answer.pk).update(user=None)
    assert not Topic.objects.unanswered().exists()
    Topic.objects.update(author=None)
    assert not Topic.objects.unanswered().exists()
