"""A member sees and erases the tips and trials that are the member's."""

import pytest

from community.actions import tips, trials
from community.models import Consent, Tip, Trial
from hub.accounts import personal

from .tips import filed, words

pytestmark = pytest.mark.django_db


def kept(name):
    return next(
        one for one in personal.registered() if one.label == f"community.{name}"
    )


@pytest.fixture
def trial(tip, minh):
    tool = tip.tools.get()
    return trials.record(by=minh, tip=tip, worked=False, tool=tool, about="Mờ quá.")


def test_tips_and_trials_are_shown_to_their_owner_alone(tip, trial, lan, minh):
    for name, owner, other in (("Tip", lan, minh), ("Trial", minh, lan)):
        (mine,) = kept(name).rows(owner)
        assert list(kept(name).rows(other)) == []
        values = [str(value) for value in kept(name).export(mine).values()]
        assert tip.title in values
    assert "Mờ quá." in values


def test_a_public_tip_may_stay_without_its_author(tip, lan):
    personal.erase(lan, 1)
    tip.refresh_from_db()
    assert (tip.author, tip.status, tip.title) == (
        None,
        "public",
        "Ba ảnh cho một lá chè lạ",
    )


def test_what_nobody_else_read_goes_in_any_case(lan, hoi_dap):
    tip = tips.post(by=lan, words=words(), filed=filed())
    personal.erase(lan, 1)
    tip.refresh_from_db()
    assert (tip.author, tip.status, tip.title, tip.prompt) == (
        None,
        "withdrawn",
        "",
        "",
    )


def test_a_tip_is_emptied_where_the_words_go_too(tip, trial, lan):
    personal.erase(lan, 2)
    tip.refresh_from_db()
    assert (tip.status, tip.title, tip.prompt, tip.problem) == ("withdrawn", "", "", "")
    assert not tip.sectors.exists()
    assert not Trial.objects.exists()


@pytest.mark.parametrize("choice", [1, 2])
def test_trials_stay_as_nobodys_or_are_taken_back(tip, trial, minh, choice):
    personal.erase(minh, choice)
    tip.refresh_from_db()
    assert tip.failed == (1 if choice == 1 else 0)
    left = Trial.objects.first()
    assert left is None if choice == 2 else (left.user, left.note) == (None, "")


def test_a_tip_of_somebodys_answer_goes_with_that_persons_consent(says, minh, editor):
    tip = tips.post(
        by=editor, words=words(), filed=filed(), source=says(minh, "Soi lá."),
        consent=Consent.GIVEN,
    )  # fmt: skip
    assert tip.status == "public"
    personal.erase(minh, 2)
    tip.refresh_from_db()
    assert (tip.status, tip.consent) == ("hidden", "refused")


def test_who_verified_a_tip_may_leave(tip, thay_binh):
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    personal.erase(thay_binh, 2)
    assert Tip.objects.verified().get().verified_by is None
