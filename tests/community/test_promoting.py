"""An accepted answer becomes a tip: proposed, agreed to, approved; or not."""

import pytest
from django.db import IntegrityError, transaction

from community.actions import (
    NotAllowed,
    Stale,
    accepting,
    approval,
    comments,
    leaving,
    notices,
    promoting,
    tips,
)
from community.models import Consent, Decision, Notice, Tip
from hub.accounts.models import User
from hub.pagecache.epoch import read

from .tips import filed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(says, minh, lan):
    """Minh's answer to the question of Lan, accepted."""
    found = says(minh, "1. Soi mặt dưới lá.\n2. Chụp ba ảnh rồi hỏi.")
    accepting.accept(by=lan, comment=found)
    found.refresh_from_db()
    return found


def propose(by, comment, **more):
    return promoting.propose(
        by=by, comment=comment, words=words(), filed=filed(), **more
    )


def verbs(user):
    rows = Notice.objects.to(user).valid().order_by("pk")
    return [*rows.values_list("verb", flat=True)]


def test_the_asker_proposes_and_the_author_of_the_answer_is_asked(answer, lan, minh):
    tip = propose(lan, answer)
    assert (tip.status, tip.consent) == ("pending", Consent.ASKED)
    assert tip.source_comment == answer
    assert verbs(minh)[-1] == "consent"
    assert not Tip.objects.waiting().exists()


def test_after_her_yes_it_waits_for_a_moderator_and_is_then_public(
    answer, lan, minh, co_hoa
):
    tip = propose(lan, answer)
    assert promoting.agree(by=minh, tip=tip, seen=1)
    assert not promoting.agree(by=minh, tip=tip, seen=1)
    assert verbs(lan)[-1] == "agreed"
    assert list(Tip.objects.waiting()) == [tip]
    assert approval.approve(by=co_hoa, thing=tip, seen=1)
    assert list(Tip.objects.public()) == [tip]
    assert Decision.objects.filter(what="agree", by=minh, tip=tip).exists()


def test_the_tip_of_an_editor_is_public_with_the_yes(answer, editor, minh):
    tip = propose(editor, answer)
    before = read()["community"]
    promoting.agree(by=minh, tip=tip, seen=1)
    assert list(Tip.objects.public()) == [tip]
    assert read()["community"] > before


def test_after_her_no_it_is_dropped_and_nobody_asks_again(
    answer, lan, minh, thay_binh, co_hoa
):
    tip = propose(lan, answer)
    assert promoting.disagree(by=minh, tip=tip)
    tip.refresh_from_db()
    assert (tip.status, tip.consent) == ("declined", Consent.REFUSED)
    assert verbs(lan)[-1] == "refused"
    for person in (lan, thay_binh, co_hoa):
        with pytest.raises(NotAllowed):
            propose(person, answer)
    with pytest.raises(NotAllowed):
        tips.edit(by=lan, tip=tip, words=words(title="Thử lại"), filed=filed())
    tips.delete(by=lan, tip=tip)
    with pytest.raises(NotAllowed):
        propose(thay_binh, answer)


def test_nobody_is_asked_twice_for_one_answer(answer, lan, thay_binh, minh):
    propose(lan, answer)
    with pytest.raises(NotAllowed):
        propose(thay_binh, answer)
    assert Notice.objects.to(minh).filter(verb="consent").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.create(title="a", problem="b", source_comment=answer)


def test_the_same_form_twice_is_one_tip(answer, lan):
    first = propose(lan, answer, client_key="k")
    assert propose(lan, answer, client_key="k") == first


def test_one_may_propose_ones_own_answer_which_asks_nobody(says, thay_binh, lan):
    own = says(thay_binh, "Soi mặt dưới lá.")
    accepting.accept(by=lan, comment=own)
    tip = propose(thay_binh, own)
    assert tip.consent == Consent.GIVEN
    assert list(Tip.objects.waiting()) == [tip]


def test_others_do_not_propose_and_only_an_accepted_answer(
    answer, says, minh, official, lan
):
    for person in (minh, official):
        with pytest.raises(NotAllowed):
            propose(person, answer)
    other = says(minh, "Tôi cũng bị.")
    with pytest.raises(NotAllowed):
        propose(lan, other)
    assert not Tip.objects.exists()


def test_only_the_author_of_the_answer_says_yes_or_no(answer, lan, co_hoa, editor):
    tip = propose(lan, answer)
    for person in (lan, co_hoa, editor):
        with pytest.raises(NotAllowed):
            promoting.agree(by=person, tip=tip, seen=1)
        with pytest.raises(NotAllowed):
            promoting.disagree(by=person, tip=tip)


def test_a_yes_is_to_the_words_that_were_read(answer, lan, minh):
    tip = propose(lan, answer)
    tips.edit(by=lan, tip=tip, words=words(title="Tên khác"), filed=filed())
    with pytest.raises(Stale):
        promoting.agree(by=minh, tip=tip, seen=1)
    assert promoting.agree(by=minh, tip=tip, seen=2)
    tips.edit(by=lan, tip=tip, words=words(title="Tên khác nữa"), filed=filed())
    tip.refresh_from_db()
    assert tip.consent == Consent.ASKED
    assert notices.unread(minh) == len(verbs(minh)) - 1  # the first was answered
    assert not Tip.objects.waiting().exists()


def test_a_yes_is_taken_back_as_easily_as_given(answer, editor, minh):
    tip = propose(editor, answer)
    promoting.agree(by=minh, tip=tip, seen=1)
    before = read()["community"]
    assert promoting.disagree(by=minh, tip=tip)
    assert not Tip.objects.public().exists()
    assert read()["community"] > before


def test_the_question_is_gone_from_her_notices_once_it_is_answered_or_taken_back(
    answer, lan, minh
):
    tip = propose(lan, answer)
    asked = notices.unread(minh)
    tips.delete(by=lan, tip=tip)
    assert notices.unread(minh) == asked - 1
    with pytest.raises(NotAllowed):
        promoting.agree(by=minh, tip=tip, seen=1)
    promoting.propose(
        by=lan, comment=answer, words=words(title="Lần nữa"), filed=filed()
    )
    assert notices.unread(minh) == asked


def test_an_answer_taken_back_before_the_yes_takes_the_tip_along(
    answer, lan, minh, co_hoa, no_haste
):
    tip = propose(lan, answer)
    comments.delete(by=minh, comment=answer)
    tip.refresh_from_db()
    assert tip.consent == Consent.LAPSED
    assert verbs(lan)[-1] == "lapsed"
    assert "consent" not in verbs(minh)
    assert not Tip.objects.waiting().exists()
    with pytest.raises(NotAllowed, match="rút lại"):
        promoting.agree(by=minh, tip=tip, seen=1)
    with pytest.raises(NotAllowed, match="rút lại"):
        tips.edit(by=lan, tip=tip, words=words(title="Thử lại"), filed=filed())
    with pytest.raises(NotAllowed):
        approval.approve(by=co_hoa, thing=tip, seen=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(status="public")
    leaving.keep_words(minh)
    tip.refresh_from_db()
    assert (tip.status, tip.consent) == ("declined", Consent.REFUSED)
    assert "refused" not in verbs(lan)  # she was told once


def test_an_answer_put_back_is_the_chosen_one_again_and_its_author_is_asked_again(
    answer, question, lan, minh, co_hoa
):
    tip = propose(lan, answer)
    asked, told = notices.unread(minh), notices.unread(lan)
    comments.delete(by=minh, comment=answer)
    question.refresh_from_db()
    assert question.accepted is None
    assert comments.put_back(by=minh, comment=answer)
    question.refresh_from_db()
    tip.refresh_from_db()
    assert question.accepted == answer
    assert (tip.status, tip.consent) == ("pending", Consent.ASKED)
    assert (notices.unread(minh), notices.unread(lan)) == (asked, told)
    assert promoting.agree(by=minh, tip=tip, seen=1)
    assert approval.approve(by=co_hoa, thing=tip, seen=1)


def test_what_happened_meanwhile_stays_when_an_answer_is_put_back(
    answer, question, says, lan, minh, thay_binh, client
):
    tip, other = propose(lan, answer), says(thay_binh, "Rửa bằng vòi mạnh.")
    comments.delete(by=minh, comment=answer)
    accepting.accept(by=lan, comment=other)
    tips.delete(by=lan, tip=tip)
    with pytest.raises(NotAllowed, match="rút lại"):
        tips.put_back(by=lan, tip=tip)
    client.force_login(minh)
    led = client.post(f"/cong-dong/viec/bl/{answer.pk}/hoan-tac/", follow=True)
    assert "câu trả lời khác" in led.content.decode()
    question.refresh_from_db()
    tip.refresh_from_db()
    assert question.accepted == other
    assert (tip.status, tip.consent) == ("withdrawn", Consent.ASKED)
    assert tips.put_back(by=lan, tip=tip)
    comments.delete(by=minh, comment=answer)
    assert promoting.disagree(by=minh, tip=tip)
    accepting.unaccept(by=lan, comment=other)
    comments.put_back(by=minh, comment=answer)
    question.refresh_from_db()
    tip.refresh_from_db()
    assert question.accepted is None  # it bore no mark this time
    assert tip.consent == Consent.REFUSED


@pytest.mark.parametrize("way", [leaving.keep_words, leaving.erase_words])
def test_who_leaves_before_the_yes_has_not_said_it(answer, lan, minh, way):
    tip = propose(lan, answer)
    way(minh)
    tip.refresh_from_db()
    assert tip.consent == Consent.REFUSED
    assert not Tip.objects.public().exists()


def test_of_who_has_left_nobody_makes_a_tip(answer, lan, minh):
    User.objects.filter(pk=minh.pk).update(is_active=False)
    with pytest.raises(NotAllowed):
        propose(lan, answer)
    assert not Tip.objects.exists()


def test_credit_stays_while_the_tip_does(answer, editor, minh):
    tip = propose(editor, answer)
    promoting.agree(by=minh, tip=tip, seen=1)
    leaving.keep_words(minh)
    tip.refresh_from_db()
    assert tip.status == "public"
    assert tip.source_comment == answer


def test_a_tip_taken_back_is_not_put_back_beside_another_of_the_same_answer(
    answer, editor, thay_binh, minh, no_haste
):
    first = propose(editor, answer)
    promoting.agree(by=minh, tip=first, seen=1)
    tips.delete(by=editor, tip=first)
    assert not Tip.objects.public().exists()
    assert tips.put_back(by=editor, tip=first)
    assert list(Tip.objects.public()) == [first]
    tips.delete(by=editor, tip=first)
    propose(thay_binh, answer)
    with pytest.raises(NotAllowed, match="mẹo khác"):
        tips.put_back(by=editor, tip=first)
    assert not Tip.objects.public().exists()


def test_what_was_taken_back_stays_so_when_its_answer_goes_too(answer, lan, minh, no_haste):  # fmt: skip
    tip = propose(lan, answer)
    tips.delete(by=lan, tip=tip)
    comments.delete(by=minh, comment=answer)
    tip.refresh_from_db()
    assert (tip.status, tip.consent) == ("withdrawn", "lapsed")
    assert not Notice.objects.filter(recipient=lan, verb="lapsed").exists()
    with pytest.raises(NotAllowed, match="rút lại"):
        tips.put_back(by=lan, tip=tip)
