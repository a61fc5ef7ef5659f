"""Answers: where they stand, what counts, who is told."""

import pytest

from community.actions import (
    NotAllowed,
    Outcome,
    accepting,
    approval,
    comments,
    discussions,
    follows,
    moderation,
    notices,
    reactions,
    reports,
    saves,
    topics,
)
from community.models import (
    Decision,
    Discussion,
    HubComment,
    Notice,
    Reaction,
    Report,
    Revision,
    Save,
    Topic,
)
from community.permissions import Person
from community.reading import threads
from hub.pagecache.epoch import read
from tests.factories import make_lesson

pytestmark = pytest.mark.django_db


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def told(user):
    return sorted(Notice.objects.to(user).values_list("verb", flat=True))


def test_an_answer_waits_and_counts_when_it_is_public(question, minh, lan, co_hoa):
    comment = comments.reply(
        by=minh, discussion=question.discussion, body="Soi mặt dưới lá."
    )
    assert comment.status == "pending"
    assert not comment.is_public
    assert fresh(question.discussion).comment_count == 0
    assert told(lan) == ["approved"]
    approval.approve(by=co_hoa, thing=comment, seen=1)
    comment = fresh(comment)
    assert (comment.status, comment.is_public, comment.is_shown) == (
        "public",
        True,
        True,
    )
    assert fresh(question.discussion).comment_count == 1
    assert told(lan) == ["approved", "reply"]
    assert told(minh) == ["approved"]


def test_the_package_gets_no_name_no_address_and_no_ip(says, minh):
    comment = says(minh, "Soi mặt dưới lá.")
    assert comment.user_name == comment.user_email == comment.user_url == ""
    assert comment.ip_address is None
    assert comment.user == minh


def test_three_levels_then_beside(says, minh, lan):
    root = says(minh, "Tầng không")
    one = says(lan, "Tầng một", to=root)
    two = says(minh, "Tầng hai", to=one)
    beside = says(lan, "Vẫn tầng hai", to=two)
    assert [c.depth for c in (root, one, two, beside)] == [0, 1, 2, 2]
    assert beside.path[:20] == two.path[:20] == one.path
    assert beside.answers == two
    assert beside.parent_id == one.pk
    assert beside.thread_id == root.pk == beside.root_id
    counts = [fresh(c).nested_count for c in (root, one, two, beside)]
    assert counts == [3, 2, 0, 0]


@pytest.mark.parametrize(
    "what", ["unknown", "elsewhere", "pending", "hidden", "removed"]
)
def test_an_answer_to_what_is_not_there_is_refused_without_a_row(
    says, question, minh, co_hoa, hoi_dap, what
):
    target = says(minh, "Có đây")
    before = HubComment.objects.count()
    discussion = question.discussion
    to = target.pk
    if what == "unknown":
        to = 999_999
    elif what == "elsewhere":
        other = topics.post(by=co_hoa, space=hoi_dap, body="Một chuyện khác hẳn.")
        discussion = other.discussion
    elif what == "pending":
        to = comments.reply(by=minh, discussion=discussion, body="Còn chờ").pk
        before += 1
    else:
        act = moderation.hide if what == "hidden" else moderation.remove
        act(by=co_hoa, thing=target, reason="spam")
    with pytest.raises(NotAllowed):
        comments.reply(by=co_hoa, discussion=discussion, body="Trả lời", to=to)
    assert HubComment.objects.count() == before


def test_the_same_form_twice_is_one_comment_and_one_notice(question, co_hoa, lan):
    for _try in range(3):
        comments.reply(
            by=co_hoa, discussion=question.discussion, body="Đây ạ", client_key="a"
        )
    assert HubComment.objects.count() == 1
    assert told(lan) == ["approved", "reply"]
    assert fresh(question.discussion).comment_count == 1


def test_an_edit_waits_keeps_the_old_words_and_moves_no_counter(
    says, minh, lan, co_hoa
):
    root = says(minh, "Gốc")
    says(lan, "Ngọn", to=root)
    assert comments.edit(by=minh, comment=root, body="Gốc, đã sửa") == Outcome.WAITS
    assert fresh(root).comment == "Gốc"
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    assert fresh(root).comment == "Gốc, đã sửa"
    assert fresh(root).nested_count == 1
    assert fresh(root.discussion).comment_count == 2


def test_a_removed_comment_stays_as_a_stub_while_answers_stand_below(
    says, minh, lan, co_hoa
):
    root = says(minh, "Gốc")
    leaf = says(lan, "Ngọn", to=root)
    moderation.remove(by=co_hoa, thing=root, reason="spam")
    assert fresh(root).is_shown
    assert fresh(leaf).status == "public"
    assert fresh(root.discussion).comment_count == 1
    comments.delete(by=lan, comment=leaf)
    assert not fresh(root).is_shown
    assert fresh(root.discussion).comment_count == 0
    moderation.show(by=co_hoa, thing=root)
    assert fresh(root).is_shown
    assert fresh(root).nested_count == 0


def test_hiding_a_branch_is_an_act_of_its_own_and_can_be_undone(
    says, minh, lan, co_hoa, question
):
    root = says(minh, "Gốc")
    one = says(lan, "Cành", to=root)
    says(minh, "Lá", to=one)
    gone = says(minh, "Lá rụng", to=one)
    moderation.hide(by=co_hoa, thing=gone, reason="spam")
    assert moderation.hide_branch(by=co_hoa, comment=one, reason="insult") == 2
    assert fresh(question.discussion).comment_count == 1
    assert fresh(root).nested_count == 0
    assert list(threads.shown(question.discussion)) == [root]
    moderation.show(by=co_hoa, thing=one)
    assert fresh(question.discussion).comment_count == 3
    assert fresh(root).nested_count == 2
    assert fresh(gone).status == "hidden"
    whats = Decision.objects.order_by("pk").values_list("what", flat=True)
    assert [w for w in whats if w != "approve"] == [
        "hide", "hide-branch", "hide-with", "show",
    ]  # fmt: skip


def test_the_asker_accepts_and_hiding_the_answer_takes_the_mark(
    says, minh, lan, co_hoa, question
):
    answer = says(minh, "Ngắt lá bệnh")
    with pytest.raises(NotAllowed):
        accepting.accept(by=minh, comment=answer)
    assert accepting.accept(by=lan, comment=answer)
    assert not accepting.accept(by=lan, comment=answer)
    assert told(minh).count("accepted") == 1
    assert fresh(question).accepted == answer
    moderation.hide(by=co_hoa, thing=answer, reason="false")
    assert fresh(question).accepted is None


def test_a_trainer_accepts_too(says, minh, thay_binh, question):
    assert accepting.accept(by=thay_binh, comment=says(minh, "Ngắt lá bệnh"))


def test_reactions_come_and_go_none_on_ones_own(says, minh, lan, question):
    comment = says(minh, "Ngắt lá bệnh")
    assert reactions.toggle(by=lan, thing=comment, kind="thanks")
    assert reactions.toggle(by=lan, thing=comment, kind="useful")
    assert not reactions.toggle(by=lan, thing=comment, kind="thanks")
    with pytest.raises(NotAllowed):
        reactions.toggle(by=minh, thing=comment, kind="thanks")
    with pytest.raises(ValueError, match="love"):
        reactions.toggle(by=lan, thing=comment, kind="love")
    assert reactions.toggle(by=minh, thing=question, kind="agree")
    assert Reaction.objects.count() == 2


def test_one_open_report_and_its_outcome_is_told(says, minh, lan, co_hoa):
    comment = says(minh, "Mua ngay kẻo hết")
    first = reports.report(by=lan, thing=comment, reason="spam")
    assert reports.report(by=lan, thing=comment, reason="scam") == first
    assert reports.settle(by=co_hoa, thing=comment, right=False) == 1
    assert told(lan)[-1] == "settled"
    assert reports.report(by=lan, thing=comment, reason="scam") != first
    moderation.remove(by=co_hoa, thing=comment, reason="spam")
    assert {r.state for r in Report.objects.all()} == {"wrong", "right"}


def test_a_saved_thing_disappears_with_it(says, minh, lan, co_hoa, question):
    comment = says(minh, "Ngắt lá bệnh")
    assert saves.toggle(by=lan, thing=comment)
    assert saves.toggle(by=minh, thing=question)
    moderation.hide(by=co_hoa, thing=comment, reason="false")
    assert not Save.objects.filter(user=lan).still_there().exists()
    assert not saves.toggle(by=lan, thing=comment)
    assert Save.objects.filter(user=minh).still_there().exists()


def test_a_name_in_the_text_is_told_once(says, minh, lan, co_hoa, thay_binh, question):
    says(minh, "Tôi cũng bị")
    comment = says(co_hoa, "@Minh, @Lan và @Thầy Bình xem nhé; @minh nữa")
    assert told(minh).count("mention") == 1
    assert told(lan).count("reply") == 2
    assert "mention" not in told(thay_binh)
    comments.edit(by=co_hoa, comment=comment, body="@Minh xem lại giúp")
    assert told(minh).count("mention") == 1


def test_a_name_is_hers_wherever_its_tone_stands(says, minh, lan, co_hoa, question):
    says(co_hoa, "Bác chụp ảnh lá nhé")
    says(minh, "Cháu nhờ @Cô Hòa xem giúp, @Cô Hoà ạ")
    assert told(co_hoa).count("mention") == 1


def test_who_follows_is_told_once_until_it_is_read(says, minh, lan, co_hoa, question):
    follows.set(by=minh, discussion=question.discussion, follow=True)
    says(co_hoa, "Một")
    says(co_hoa, "Hai")
    assert told(minh) == ["followed"]
    assert notices.unread(minh) == 1
    notices.read(by=minh)
    says(co_hoa, "Ba")
    assert told(minh) == ["followed", "followed"]
    follows.set(by=minh, discussion=question.discussion, follow=False, muted=True)
    says(co_hoa, "@Minh ơi")
    assert len(told(minh)) == 2


def test_notices_of_hidden_words_are_not_counted(says, lan, co_hoa, admin, question):
    comment = says(co_hoa, "Trả lời")
    assert notices.unread(lan) == 2
    moderation.hide(by=co_hoa, thing=comment, reason="false")
    assert notices.unread(lan) == 1
    moderation.show(by=admin, thing=comment)
    assert notices.unread(lan) == 2


def test_a_page_has_one_discussion_in_all_its_languages(
    minh, co_hoa, no_haste, hoi_dap
):
    lesson = make_lesson()
    discussion = discussions.of_page(lesson)
    assert discussions.of_page(lesson) == discussion
    comment = comments.reply(by=co_hoa, discussion=discussion, body="Bài hay")
    assert comment in HubComment.objects.public()
    lesson.unpublish()
    assert comment not in HubComment.objects.public()
    with pytest.raises(NotAllowed):
        comments.reply(by=minh, discussion=discussion, body="Tôi cũng thấy hay")
    lesson.delete()
    assert Discussion.objects.filter(pk=discussion.pk).exists()
    assert fresh(comment).comment == "Bài hay"


def test_a_closed_discussion_is_read_but_not_written(says, question, minh, co_hoa):
    topics.close(by=co_hoa, discussion=question.discussion)
    with pytest.raises(NotAllowed):
        comments.reply(by=minh, discussion=fresh(question.discussion), body="Muộn rồi")


def test_hiding_a_topic_hides_its_comments_from_lists(says, question, minh, co_hoa):
    comment = says(minh, "Ở đây")
    assert comment in HubComment.objects.public()
    moderation.hide(by=co_hoa, thing=question, reason="spam")
    assert not HubComment.objects.public().exists()
    assert not Topic.objects.public().exists()


def test_the_opening_shows_newest_roots_with_their_first_answers(
    says, question, minh, lan
):
    roots = [says(minh, f"Gốc {n}") for n in range(3)]
    answers = [says(lan, f"Ngọn {n}", to=roots[0]) for n in range(5)]
    page = threads.opening(question.discussion, Person(lan))
    assert [b.root for b in page.branches] == roots[::-1]
    assert page.branches[2].answers == answers[:3]
    assert page.branches[2].more == 2
    assert page.older is None
    branch = threads.branch(question.discussion, roots[0].pk)
    assert branch.answers == answers
    place = threads.place_of(fresh(answers[4]))
    assert (place.root, place.start) == (roots[0].pk, None)


def test_every_public_write_raises_the_epoch(says, question, minh, lan, co_hoa):
    comment = says(minh, "Ở đây")
    acts = [
        lambda: says(co_hoa, "Nữa"),
        lambda: reactions.toggle(by=lan, thing=comment, kind="thanks"),
        lambda: accepting.accept(by=lan, comment=comment),
        lambda: moderation.hide(by=co_hoa, thing=comment, reason="false"),
        lambda: topics.close(by=co_hoa, discussion=question.discussion),
    ]
    for act in acts:
        before = read()["community"]
        act()
        assert read()["community"] > before
