import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import analyse_query, fold, term
from hub.vntext.slips import is_one_slip, slips
from hub.vntext.tokens import words

from .pack import titles, vocabulary

small = st.text("abcde", max_size=6)


@pytest.mark.parametrize("meant", ["prompt", "pompt", "prrompt", "propmt", "promqt"])
def test_one_letter_more_less_wrong_or_swapped_is_a_slip(meant: str):
    assert meant == "prompt" or "prompt" in slips(meant)
    assert is_one_slip(meant, "prompt")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("chong", "trong"),
        ("xach", "sach"),
        ("nam", "lam"),
        ("dai", "giai"),
        ("hoat", "hoac"),
        ("lan", "lang"),
    ],
)
def test_a_sound_that_a_region_does_not_tell_apart_is_a_slip(written: str, meant: str):
    assert meant in slips(written)
    assert written in slips(meant)


@pytest.mark.parametrize("word", ["", "a", "404", "t04", "x" * 25, "東京語", "đường"])
def test_single_letters_figures_and_other_letters_have_no_slips(word: str):
    assert slips(word) == set()


@given(small, small)
def test_is_one_slip_agrees_with_the_slips(one: str, two: str):
    assert is_one_slip(one, two) == is_one_slip(two, one)
    if len(one) >= 3 and one != two and is_one_slip(one, two):
        assert two in slips(one)


def slipped(word: str, chance: random.Random) -> str:
    at, letter = (
        chance.randrange(len(word)),
        chance.choice("abcdefghijklmnopqrstuvwxyz"),
    )
    head, tail = word[:at], word[at:]
    swapped = head + tail[1:2] + tail[:1] + tail[2:]
    return chance.choice(
        [head + letter + tail, head + tail[1:], head + letter + tail[1:], swapped]
    )


def queries_with_a_slip(bare: bool) -> list[tuple[list[str], str]]:
    """Return (terms meant, query with one word that the index does not hold)."""
    chance, found = random.Random(2026), []
    for title in titles() * 3:
        typed = words(fold(title) if bare else title.lower())
        at = chance.randrange(len(typed))
        wrong = slipped(typed[at], chance)
        if (
            len(typed[at]) > 2
            and typed[at].isalpha()
            and term(wrong)
            and not vocabulary().knows(term(wrong))
        ):
            query = " ".join([*typed[:at], wrong, *typed[at + 1 :]])
            found.append(([term(word) for word in typed], query))
    return found


@pytest.mark.parametrize("bare", [False, True])
def test_nine_in_ten_titles_with_a_slip_are_restored_exactly(bare: bool):
    asked = queries_with_a_slip(bare)
    right = [
        list(meant)
        == [
            t
            for word in analyse_query(query, vocabulary()).words
            for t in word.chosen.terms
        ]
        for meant, query in asked
    ]
    assert len(right) > 100
    assert sum(right) / len(right) >= 0.9
