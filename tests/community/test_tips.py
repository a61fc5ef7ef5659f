"""Writing a tip, its wait, its changes, its mark “verified”."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from community.actions import (
    NotAllowed,
    Outcome,
    Stale,
    Unfit,
    approval,
    moderation,
    tips,
)
from community.actions.filing import Filing
from community.models import Consent, Decision, Follow, Notice, Revision, Tip
from hub.pagecache.epoch import read
from lessons.models import Sector
from tests.factories import make_lesson

from .tips import filed, row, words

pytestmark = pytest.mark.django_db
PROMPT = "Tôi gửi 2 ảnh lá chè. Nêu 3 khả năng, đừng kê thuốc."


def edit(tip, by, **changed):
    return tips.edit(by=by, tip=tip, words=words(**changed), filed=filed())


def test_a_tip_of_a_member_waits_and_is_followed_by_its_author(lan, hoi_dap):
    tip = tips.post(by=lan, words=words(), filed=filed())
    assert tip.status == "pending"
    assert tip.blanks == ["mưa, nắng"]
    assert tip.step_list == ["Chụp bụi chè.", "Chụp hai mặt lá."]
    assert [one.slug for one in tip.sectors.all()] == ["che"]
    assert tip.discussion.comment_count == 0
    assert Follow.objects.get(user=lan).discussion == tip.discussion
    assert not Tip.objects.public().exists()
    assert list(Tip.objects.waiting()) == [tip]


def test_approving_makes_it_public_and_tells_its_author(lan, co_hoa, hoi_dap):
    tip = tips.post(by=lan, words=words(), filed=filed())
    before = read()["community"]
    assert approval.approve(by=co_hoa, thing=tip, seen=1)
    assert list(Tip.objects.public()) == [tip]
    assert (Notice.objects.get().recipient, Notice.objects.get().verb) == (
        lan,
        "approved",
    )
    assert read()["community"] > before
    assert not approval.approve(by=co_hoa, thing=tip, seen=1)


def test_staff_post_at_once_and_trainers_wait(editor, thay_binh, hoi_dap):
    assert tips.post(by=editor, words=words(), filed=filed()).status == "public"
    assert tips.post(by=thay_binh, words=words(), filed=filed()).status == "pending"


def test_the_same_form_twice_is_one_tip_and_another_persons_key_is_none(
    lan, minh, hoi_dap
):
    first = tips.post(by=lan, words=words(), filed=filed(), client_key="k1")
    assert tips.post(by=lan, words=words(), filed=filed(), client_key="k1") == first
    assert tips.post(by=minh, words=words(), filed=filed(), client_key="k1") != first


def test_the_same_words_within_five_minutes_are_refused(lan, hoi_dap, no_haste):
    tips.post(by=lan, words=words(), filed=filed())
    with pytest.raises(Unfit):
        tips.post(by=lan, words=words(), filed=filed())
    assert Tip.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"), ({"title": "x" * 121}, "title"),
        ({"problem": ""}, "problem"), ({"prompt": "", "steps": "\n"}, "prompt"),
        ({"prompt": "x" * 1501}, "prompt"), ({"caution": "x" * 301}, "caution"),
        ({"prompt": " ".join(f"{{{{ô {n}}}}}" for n in range(13))}, "prompt"),
        ({"minutes_saved": 0}, "minutes_saved"), ({"minutes_saved": 481}, "minutes_saved"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_beside_its_field(lan, hoi_dap, changed, field):
    with pytest.raises(Unfit) as refused:
        tips.post(by=lan, words=words(**changed), filed=filed())
    assert list(refused.value.message_dict) == [field]
    assert not Tip.objects.exists()


def test_a_tip_needs_a_field_of_work_and_a_tool_or_any_assistant(lan, hoi_dap):
    with pytest.raises(Unfit) as refused:
        tips.post(by=lan, words=words(), filed=Filing())
    assert set(refused.value.message_dict) == {"sectors", "tools"}
    any_one = filed(tools=[], any_assistant=True)
    assert tips.post(by=lan, words=words(), filed=any_one).any_assistant


def test_a_tip_belongs_to_no_page_that_not_everybody_reads(lan, hoi_dap):
    lesson = make_lesson()
    lesson.unpublish()
    with pytest.raises(Unfit):
        tips.post(by=lan, words=words(), filed=filed(about=lesson))


def test_strangers_and_portal_mode_are_refused(lan, set_mode, hoi_dap):
    with pytest.raises(NotAllowed):
        tips.post(by=AnonymousUser(), words=words(), filed=filed())
    set_mode("portal")
    with pytest.raises(NotAllowed):
        tips.post(by=lan, words=words(), filed=filed())


def test_a_change_of_public_words_waits_and_the_old_ones_stay(tip, lan, co_hoa):
    Tip.objects.update(public_at=timezone.now() - timedelta(hours=1))
    assert edit(tip, lan, prompt=PROMPT, caution="Hỏi cán bộ") == Outcome.WAITS
    tip.refresh_from_db()
    assert "{{mưa, nắng}}" in tip.prompt
    assert approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    tip.refresh_from_db()
    assert (tip.prompt, tip.caution, tip.version) == (PROMPT, "Hỏi cán bộ", 2)
    past = Revision.objects.past().get()
    assert "{{mưa, nắng}}" in past.body
    assert past.more["caution"] == "Không pha thuốc theo lời AI"
    assert past.more["minutes_saved"] == 10


def test_where_it_is_filed_changes_at_once(tip, lan):
    shop = row(Sector, "ban-le", "Bán lẻ")
    outcome = tips.edit(by=lan, tip=tip, words=words(), filed=filed(sectors=[shop]))
    assert outcome == Outcome.DONE
    assert list(tip.sectors.all()) == [shop]
    assert not Revision.objects.exists()


def test_nobody_else_changes_it_and_staff_file_it(tip, minh, editor):
    with pytest.raises(NotAllowed):
        edit(tip, minh, title="Của tôi")
    shop = row(Sector, "ban-le", "Bán lẻ")
    with pytest.raises(NotAllowed):
        tips.file(by=minh, tip=tip, filed=filed(sectors=[shop]))
    assert tips.file(by=editor, tip=tip, filed=filed(sectors=[shop]))


def test_verified_by_trainer_or_editor_never_by_its_author(
    tip, lan, minh, co_hoa, thay_binh, editor
):
    for person in (lan, minh, co_hoa):
        with pytest.raises(NotAllowed):
            tips.verify(by=person, tip=tip, seen=tip.version)
    with pytest.raises(Stale):
        tips.verify(by=thay_binh, tip=tip, seen=tip.version + 1)
    assert tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    assert not tips.verify(by=editor, tip=tip, seen=tip.version)
    tip.refresh_from_db()
    assert tip.verified_by == thay_binh
    assert Decision.objects.newest().first().what == "verify"
    assert Notice.objects.filter(verb="verified").get().recipient == lan
    own = tips.post(by=editor, words=words(title="Của biên tập"), filed=filed())
    with pytest.raises(NotAllowed):
        tips.verify(by=editor, tip=own, seen=1)


def test_a_changed_prompt_is_no_longer_verified_other_words_leave_it(
    tip, lan, co_hoa, thay_binh
):
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    edit(tip, lan, caution="Hỏi cán bộ")
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    tip.refresh_from_db()
    assert tip.verified_at
    edit(tip, lan, caution="Hỏi cán bộ", prompt=PROMPT)
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    tip.refresh_from_db()
    assert (tip.verified_at, tip.verified_by) == (None, None)


def test_the_mark_is_taken_off_again(tip, thay_binh):
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    assert tips.unverify(by=thay_binh, tip=tip)
    assert not tips.unverify(by=thay_binh, tip=tip)
    assert not Tip.objects.verified().exists()


def test_trainers_and_editors_ask_for_another_look_and_verifying_ends_it(
    tip, minh, thay_binh, editor
):
    with pytest.raises(NotAllowed):
        tips.ask_recheck(by=minh, tip=tip)
    assert tips.ask_recheck(by=thay_binh, tip=tip)
    assert not tips.ask_recheck(by=editor, tip=tip)
    assert list(Tip.objects.to_recheck()) == [tip]
    assert tips.verify(by=editor, tip=tip, seen=tip.version)
    assert not Tip.objects.to_recheck().exists()


def test_its_author_takes_it_back_and_no_moderator_shows_it_again(tip, lan, co_hoa):
    assert tips.delete(by=lan, tip=tip)
    assert not Tip.objects.public().exists()
    with pytest.raises(NotAllowed):
        moderation.show(by=co_hoa, thing=tip)


def test_hidden_removed_and_shown_again_like_every_post(tip, lan, co_hoa):
    assert moderation.hide(by=co_hoa, thing=tip, reason="unclear")
    assert not Tip.objects.public().exists()
    assert moderation.show(by=co_hoa, thing=tip)
    assert Tip.objects.public().exists()
    told = (
        Notice.objects.filter(recipient=lan)
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert [*told] == ["approved", "hidden", "shown"]


@pytest.mark.parametrize("consent", [Consent.ASKED, Consent.REFUSED])
def test_no_tip_of_an_answer_is_public_before_its_author_agrees(
    says, minh, editor, co_hoa, consent
):
    answer = says(minh, "Soi mặt dưới lá.")
    tip = tips.post(
        by=editor, words=words(), filed=filed(), source=answer, consent=consent
    )
    assert tip.status == "pending"
    assert not Tip.objects.waiting().exists()
    with pytest.raises(NotAllowed):
        approval.approve(by=co_hoa, thing=tip, seen=1)
    with pytest.raises(IntegrityError):
        Tip.objects.filter(pk=tip.pk).update(status="public")


def test_once_the_author_agrees_it_goes_the_usual_way(says, minh, editor, co_hoa):
    tip = tips.post(
        by=editor, words=words(), filed=filed(), source=says(minh, "Soi lá."),
        consent=Consent.ASKED,
    )  # fmt: skip
    Tip.objects.filter(pk=tip.pk).update(consent=Consent.GIVEN)
    assert approval.approve(by=co_hoa, thing=tip, seen=1)
    assert tip.source_comment.tips.public().get() == tip


def test_the_newest_tips_of_a_page_are_found_in_every_language(lan, co_hoa, hoi_dap):
    lesson = make_lesson()
    tip = tips.post(by=lan, words=words(), filed=filed(about=lesson))
    approval.approve(by=co_hoa, thing=tip, seen=1)
    twin = lesson.page_ptr
    assert list(Tip.objects.public().of_page(twin).newest()) == [tip]
    lesson.delete()
    tip.refresh_from_db()
    assert tip.about is None
