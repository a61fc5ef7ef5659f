import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import (
    Synonyms,
    Vocabulary,
    analyse_document,
    analyse_query,
    canon,
    fold,
    term,
    vocabulary_of,
)
from hub.vntext.tokens import words

from .forms import nfd, vietnamese, windows
from .pack import titles, vocabulary
from .typing_keys import telex, vni

TEA = ("viet", "bai", "ban", "che")
TEA_ACCENTED = ("viết", "bài", "bán", "chè")
WITH_TEST = vocabulary_of(
    [
        analyse_document("Làm bài test", ["Bài test có prompt và email."]),
        analyse_document("Ngày Tết", ["Gói bánh ngày Tết."]),
    ]
)


def chosen(text: str, words_known: Vocabulary | None = None, **options) -> list[str]:
    known = vocabulary() if words_known is None else words_known
    found = analyse_query(text, known, **options)
    return [term for word in found.words for term in word.chosen.terms]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "viết bài bán chè",
            "VIẾT BÀI BÁN CHÈ",
            nfd("viết bài bán chè"),
            windows("viết bài bán chè"),
        ),
        *(
            "viet bai ban che",
            "vieets baif bans chef",
            "viet61 bai2 ban1 che2",
        ),
        "vіết bài bán chè",
    ],
)
def test_a_query_has_the_same_terms_and_pairs_however_it_is_typed(typed: str):
    found = analyse_query(typed, vocabulary())
    assert tuple(found.terms) == TEA
    assert set(found.terms.values()) == {1.0}
    assert found.pairs == ("viet_bai", "bai_ban", "ban_che")
    assert found.accented in (TEA_ACCENTED, ())
    assert found.guessed in (TEA_ACCENTED, ())
    assert bool(found.accented) != bool(found.guessed)
    assert not found.repaired


@pytest.mark.parametrize(
    "typed",
    [
        "vieets baif ban che",
        "vietes bafi basn che",
        "vieets bai2 bán che",
        "viết bai ban chè",
    ],
)
def test_words_typed_in_several_ways_are_one_query(typed: str):
    found = analyse_query(typed, vocabulary())
    assert tuple(found.terms) == TEA
    assert found.accented[0] == "viết"


def test_keys_are_shown_as_words_and_a_bare_query_with_its_marks():
    decoded = analyse_query("vieets baif: bans chef!", vocabulary())
    assert decoded.suggestion == "viết bài: bán chè!"
    bare = analyse_query("viet bai ban che", vocabulary())
    assert (bare.suggestion, bare.accented_suggestion) == (None, "viết bài bán chè")
    typed = analyse_query("Viết bài bán chè", vocabulary())
    assert (typed.suggestion, typed.accented_suggestion) == (None, None)


def test_an_english_word_that_decodes_keeps_both_readings():
    found = analyse_query("bài test", WITH_TEST)
    assert found.terms == {"bai": 1.0, "test": 1.0, "tet": 0.5}
    assert found.suggestion is None


@pytest.mark.parametrize("word", ["prompt", "email", "test"])
def test_english_words_that_the_index_holds_are_kept(word: str):
    found = analyse_query(word, WITH_TEST)
    assert found.words[0].chosen.terms == (word,)
    assert found.suggestion is None


@pytest.mark.parametrize("word", ["meet", "box", "test", "docs"])
def test_an_unknown_english_word_is_never_shown_as_a_vietnamese_one(word: str):
    found = analyse_query(f"cài {word}", vocabulary())
    assert found.suggestion is None
    assert found.accented_suggestion is None


def test_without_a_vocabulary_both_readings_count_and_nothing_is_repaired():
    found = analyse_query("box propmt")
    assert found.terms == {"box": 1.0, "bo": 0.5, "propmt": 1.0}
    assert (found.suggestion, found.repaired) == (None, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("viet bai bna che", "viet bai ban che"),
        ("viết bàii bán chè", "viết bài bán chè"),
        ("câu lệnhh", "câu lệnh"),
        ("chat gtp", "chat GPT"),
        ("promt", "prompt"),
        ("vietbai ban che", "viet bai ban che"),
        ("viết bài bánchè", "viết bài bán chè"),
    ],
)
def test_a_slip_is_put_right_and_said(typed: str, meant: str):
    found = analyse_query(typed, vocabulary())
    assert found.suggestion == meant
    assert found.repaired
    assert chosen(typed) == [term(word) for word in words(meant)]


def test_a_known_word_in_strange_company_is_searched_as_typed_and_as_meant():
    found = analyse_query("viet bia ban che", vocabulary())
    assert vocabulary().knows("bia")
    assert found.terms == dict.fromkeys(("viet", "bai", "bia", "ban", "che"), 1.0)
    assert found.suggestion == "viet bai ban che"


def test_a_short_unknown_word_is_left_where_no_neighbour_speaks_for_another():
    known = vocabulary_of([analyse_document("cam", ["bán chè", "ba cam"])])
    assert chosen("cat chè", known) == ["cat", "che"]
    assert chosen("ba cat", known) == ["ba", "cam"]
    assert chosen("cat", known) == ["cam"]


def test_marks_typed_right_speak_for_the_word_that_has_them():
    known = vocabulary_of([analyse_document(t) for t in ("chú", "chú", "chú", "chè")])
    assert chosen("cheu", known) == ["chu"]
    assert chosen("chèu", known) == ["che"]


def test_a_word_with_its_letters_swapped_is_not_taken_for_two():
    known = vocabulary_of(
        [analyse_document("cuộc gọi"), analyse_document("cu co", ["ban be"])]
    )
    assert chosen("cuco goi", known) == ["cuoc", "goi"]
    assert chosen("banbe", known) == ["ban", "be"]


def test_letters_as_typed_are_left_when_asked():
    found = analyse_query("viet bna che", vocabulary(), repair=False)
    assert tuple(found.terms) == ("viet", "bna", "che")
    assert (found.suggestion, found.repaired) == (None, False)
    assert chosen("vieets bna", repair=False) == ["viet", "bna"]


def test_words_typed_apart_are_looked_for_as_one():
    found = analyse_query("note book lm", vocabulary())
    assert [(e.start, e.length, e.terms) for e in found.expansions] == [
        (0, 2, ("notebook",))
    ]


def test_a_query_names_fields_and_signs_only_as_words():
    assert chosen('lỗi:404 "AI - là gì" (chè)*') == [
        "loi",
        "404",
        "ai",
        "la",
        "gi",
        "che",
    ]
    assert chosen("AI/ML") == ["ai", "ml"]


def test_a_word_being_typed_keeps_all_beginnings_and_is_not_repaired():
    found = analyse_query("viet bna", vocabulary(), partial=True)
    assert found.words[-1].partial
    assert found.words[-1].terms == {"bna": 1.0}
    assert (found.suggestion, found.accented_suggestion) == (None, None)
    assert analyse_query("ly", partial=True).words[0].terms == {"ly": 1.0, "li": 0.5}
    assert "duo" in analyse_query("dduwow", partial=True).words[0].terms
    assert not analyse_query("viet ", partial=True).words[0].partial


def test_a_query_is_cut_to_256_characters_and_32_words():
    found = analyse_query("chè " * 400, vocabulary())
    assert len(found.text) <= 256
    assert len(found.words) == 32
    assert len(analyse_query("a" * 10_000).words[0].token.text) == 256
    assert len(analyse_query(nfd("ế" * 300)).text) == 256


@pytest.mark.parametrize("keys", [telex, vni])
@pytest.mark.parametrize("late", [False, True])
def test_titles_of_the_launch_content_in_raw_keys_are_recovered(keys, late: bool):
    wrong = [
        title
        for title in titles()
        if chosen(" ".join(keys(w.lower(), late=late) for w in words(title)))
        != [term(word) for word in words(title)]
    ]
    assert wrong == []


def test_half_of_the_words_in_keys_are_recovered_too():
    chance = random.Random(7)
    for title in titles():
        typed = [w if chance.random() < 0.5 else telex(w.lower()) for w in words(title)]
        assert chosen(" ".join(typed)) == [term(word) for word in words(title)]


def test_titles_typed_right_are_never_repaired():
    for title in titles():
        for typed in (title, fold(title)):
            found = analyse_query(typed, vocabulary())
            assert not found.repaired, title
            assert found.suggestion is None, title


def test_marks_are_suggested_for_most_bare_titles_and_nearly_always_right():
    asked = [
        (title, analyse_query(fold(title), vocabulary()).guessed) for title in titles()
    ]
    sure = [(title, guessed) for title, guessed in asked if guessed]
    right = [guessed == tuple(map(canon, words(title))) for title, guessed in sure]
    assert len(sure) / len(asked) >= 0.5
    assert sum(right) / len(right) >= 0.95


hostile = (
    st.text(st.characters())
    | vietnamese
    | st.text("aeiouwsfrxjd0123456789 \"'():*_-\0̂́")
)


@given(hostile, st.booleans(), st.booleans())
def test_a_query_never_raises_and_stays_within_bounds(
    text: str, repair: bool, partial: bool
):
    groups = Synonyms.of([["ai", text], ["chè", "trà"]])
    for known in (Vocabulary(), vocabulary()):
        found = analyse_query(text, known, groups, repair=repair, partial=partial)
        assert len(found.text) <= 256
        assert len(found.words) <= 32
        assert all(word.readings and word.terms for word in found.words)
        assert len(found.pairs) < 64
        assert (
            analyse_query(text, known, groups, repair=repair, partial=partial) == found
        )


@given(vietnamese)
def test_a_query_has_the_same_words_in_every_form_of_unicode(text: str):
    text = text[:60]
    usual = analyse_query(text, vocabulary())
    assert analyse_query(nfd(text), vocabulary()) == usual
    assert analyse_query(windows(text), vocabulary()) == usual
