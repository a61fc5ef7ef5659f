"""“I tried it: it worked, it did not”, notes on it, and what follows."""

import random
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from community.actions import NotAllowed, Stale, Unfit, approval, tips, trials
from community.models import Notice, Revision, Tip, Trial
from lessons.models import Tool

from .conftest import member
from .tips import filed, row, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def chatgpt(tip):
    return tip.tools.get()


def say(tip, by, worked, tool=None, about=""):
    trial = trials.record(
        by=by, tip=tip, worked=worked, tool=tool or tip.tools.get(), about=about
    )
    tip.refresh_from_db()
    return trial


def test_yes_and_no_count_at_once_with_tool_and_day(tip, minh, thay_binh, chatgpt):
    say(tip, minh, True)
    say(tip, thay_binh, False)
    assert (tip.worked, tip.failed) == (1, 1)
    trial = Trial.objects.by(minh).get()
    assert (trial.tool, trial.at.date()) == (chatgpt, timezone.now().date())


def test_saying_it_again_replaces_what_was_said_before(tip, minh):
    say(tip, minh, False)
    say(tip, minh, True)
    assert (tip.worked, tip.failed) == (1, 0)
    assert Trial.objects.count() == 1


def test_each_tool_is_a_trial_of_its_own(tip, lan, minh):
    gemini = row(Tool, "gemini", "Gemini")
    tips.edit(by=lan, tip=tip, words=words(), filed=filed(any_assistant=True))
    say(tip, minh, True)
    say(tip, minh, False, gemini)
    trials.record(by=minh, tip=tip, worked=True, tool=None)
    tip.refresh_from_db()
    assert (tip.worked, tip.failed) == (2, 1)


def test_a_tool_that_the_tip_is_not_for_is_refused(tip, minh):
    for tool in (row(Tool, "canva", "Canva"), None):
        with pytest.raises(Unfit) as refused:
            trials.record(by=minh, tip=tip, worked=True, tool=tool)
        assert "tool" in refused.value.message_dict
    assert not Trial.objects.exists()


def test_the_database_keeps_one_trial_of_a_person_and_a_tool(tip, minh, chatgpt):
    say(tip, minh, True)
    with pytest.raises(IntegrityError):
        Trial.objects.create(tip=tip, user=minh, tool=chatgpt, worked=False)


def test_the_author_and_who_does_not_see_the_tip_do_not_try_it(
    tip, lan, minh, set_mode
):
    with pytest.raises(NotAllowed):
        say(tip, lan, True)
    Tip.objects.update(status="hidden")
    with pytest.raises(NotAllowed):
        say(tip, minh, True)
    Tip.objects.update(status="public")
    set_mode("portal")
    with pytest.raises(NotAllowed):
        say(tip, minh, True)


def test_a_note_waits_where_yes_or_no_does_not(tip, minh, co_hoa):
    trial = say(tip, minh, True, about="Soi mặt dưới thấy chấm đỏ.")
    assert tip.worked == 1
    assert list(Trial.objects.waiting()) == [trial]
    assert not Trial.objects.with_public_notes().exists()
    with pytest.raises(Stale):
        trials.decide_note(
            by=co_hoa, trial=trial, status="public", seen=trial.version + 1
        )
    assert trials.decide_note(
        by=co_hoa, trial=trial, status="public", seen=trial.version
    )
    assert not trials.decide_note(
        by=co_hoa, trial=trial, status="public", seen=trial.version
    )
    assert list(Trial.objects.with_public_notes()) == [trial]
    assert Notice.objects.filter(recipient=minh).get().verb == "approved"


def test_a_note_is_sent_back_or_hidden_with_its_reason(tip, minh, co_hoa):
    trial = say(tip, minh, True, about="Gọi tôi 0912 345 678.")
    trials.decide_note(
        by=co_hoa, trial=trial, status="declined", seen=trial.version, reason="private"
    )
    told = Notice.objects.filter(recipient=minh).get()
    assert (told.verb, told.reason) == ("declined", "private")
    assert Tip.objects.get().worked == 1


def test_only_moderators_decide_on_notes_and_not_on_their_own(
    tip, minh, thay_binh, co_hoa
):
    trial = say(tip, minh, True, about="Được ạ.")
    for person in (minh, thay_binh):
        with pytest.raises(NotAllowed):
            trials.decide_note(
                by=person, trial=trial, status="public", seen=trial.version
            )
    own = say(tip, co_hoa, True, about="Tôi đã thử.")
    assert own.note_status == "public"
    with pytest.raises(NotAllowed):
        trials.decide_note(
            by=co_hoa, trial=own, status="hidden", seen=own.version, reason="spam"
        )


def test_a_changed_note_waits_anew_and_a_tap_without_words_leaves_it(tip, minh, co_hoa):
    trial = say(tip, minh, True, about="Được ạ.")
    trials.decide_note(by=co_hoa, trial=trial, status="public", seen=trial.version)
    assert say(tip, minh, True).note == "Được ạ."
    assert Trial.objects.get().note_status == "public"
    assert say(tip, minh, True, about="Được lắm.").note_status == "pending"
    assert say(tip, minh, False).note == ""


def test_a_long_note_is_refused_at_its_field(tip, minh):
    with pytest.raises(Unfit) as refused:
        say(tip, minh, True, about="x" * 501)
    assert "note" in refused.value.message_dict
    assert not Trial.objects.exists()


def test_two_failed_trials_in_a_row_ask_for_a_recheck(
    tip, lan, minh, thay_binh, co_hoa
):
    say(tip, minh, False)
    assert tip.recheck_at is None
    say(tip, thay_binh, False)
    assert tip.recheck_why == "failures"
    assert list(Tip.objects.to_recheck()) == [tip]
    assert Notice.objects.filter(verb="recheck").get().recipient == lan
    say(tip, co_hoa, False)
    assert Notice.objects.filter(verb="recheck").count() == 1


def test_a_success_between_them_asks_for_none(tip, minh, thay_binh, co_hoa):
    say(tip, minh, False)
    say(tip, thay_binh, True)
    say(tip, co_hoa, False)
    assert tip.recheck_at is None


def test_failures_of_an_earlier_prompt_do_not_count(tip, lan, minh, thay_binh, co_hoa):
    say(tip, minh, False)
    tips.edit(by=lan, tip=tip, words=words(prompt="Tôi gửi ba ảnh."), filed=filed())
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    say(tip, thay_binh, False)
    assert tip.recheck_at is None
    assert tip.failed == 2


def test_failures_before_a_verification_do_not_count(tip, minh, thay_binh, co_hoa):
    say(tip, minh, False)
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    say(tip, co_hoa, False)
    assert tip.recheck_at is None


def test_a_tip_is_stale_after_90_days_without_a_trial(tip, minh):
    assert not Tip.objects.stale().exists()
    Tip.objects.update(tried_at=timezone.now() - timedelta(days=90, minutes=1))
    assert list(Tip.objects.stale()) == [tip]
    assert Tip.objects.get().is_stale
    say(tip, minh, False)
    assert not Tip.objects.stale().exists()
    assert not tip.is_stale


def test_counters_are_those_of_a_recount(tip, home):
    people = [member(f"Người {n}") for n in range(6)]
    for n, person in enumerate(people):
        say(tip, person, n % 3 > 0)
    assert (tip.worked, tip.failed) == (4, 2)
    assert tip.trial_count == tip.trials.count()


def test_two_hundred_random_taps_count_what_a_clerk_would_count(tip, lan, home):
    rng, people = random.Random(20), [member(f"Người {n}") for n in range(4)]
    tools = [tip.tools.get(), row(Tool, "gemini", "Gemini"), None]
    tips.edit(by=lan, tip=tip, words=words(), filed=filed(any_assistant=True))
    book, doubted = {}, False
    for _turn in range(200):
        who, tool, worked = rng.choice(people), rng.choice(tools), rng.random() < 0.6
        trials.record(by=who, tip=tip, worked=worked, tool=tool)
        book.pop((who.pk, tool), None)
        book[who.pk, tool] = worked  # the newest stands last
        people_since = set()  # who failed since the newest success
        for (person, _tool), went in reversed(book.items()):
            if went:
                break
            people_since.add(person)
        doubted = doubted or len(people_since) >= 2
        tip.refresh_from_db()
        said = [*book.values()]
        assert (tip.worked, tip.failed) == (said.count(True), said.count(False))
        assert bool(tip.recheck_at) == doubted
