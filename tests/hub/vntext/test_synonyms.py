import pytest

from hub.vntext import Synonyms, analyse_query

from .pack import vocabulary

GROUPS = Synonyms.of(
    [
        ["trí tuệ nhân tạo", "AI", "TTNT"],
        ["câu lệnh", "prompt"],
        ["bán", "bán hàng", "rao bán"],
    ]
)


def added(text: str) -> set[str]:
    return {
        " ".join(e.terms) for e in analyse_query(text, vocabulary(), GROUPS).expansions
    }


@pytest.mark.parametrize(
    "typed",
    [
        "trí tuệ nhân tạo",
        "tri tue nhan tao",
        "TRÍ TUỆ NHÂN TẠO",
        "tris tueej nhaan taoj",
    ],
)
def test_a_phrase_is_found_however_it_is_typed(typed: str):
    assert added(f"{typed} la gi") == {"ai"}  # no document knows TTNT


def test_an_expansion_says_which_words_it_stands_for():
    found = analyse_query("hoc viet prompt", synonyms=GROUPS).expansions
    assert [(e.start, e.length, e.terms, e.weight) for e in found] == [
        (2, 1, ("cau", "lenh"), 1.0)
    ]


def test_marks_that_differ_are_another_word():
    assert added("bạn") == set()
    assert added("bán") == added("ban") == {"ban hang"}


def test_words_that_stand_nowhere_side_by_side_are_not_asked_for():
    assert vocabulary().knows("rao")
    assert "rao ban" not in added("bán")


def test_a_word_of_a_group_is_known_though_no_document_says_it():
    groups = Synonyms.of([["câu lệnh", "khẩu quyết"]])
    for typed in ("khẩu quyết", "khau quyet", "khaaur quyeets", "khẩu quyếtt"):
        found = analyse_query(typed, vocabulary(), groups)
        assert [e.terms for e in found.expansions] == [("cau", "lenh")], typed
    assert analyse_query("khau quyet", vocabulary()).expansions == ()


def test_a_phrase_is_meant_with_its_marks():
    (found,) = analyse_query("prompt", vocabulary(), GROUPS).expansions
    assert found.accented == ("câu", "lệnh")


def test_a_phrase_cut_short_is_none():
    assert added("trí tuệ nhân") == added("tuệ nhân tạo") == set()


def test_a_group_of_one_or_of_nothing_adds_nothing():
    empty = Synonyms.of([["AI"], [], ["", "…"], ["câu lệnh", "cau lenh"]])
    assert analyse_query("AI câu lệnh", synonyms=empty).expansions == ()


def test_expansions_are_bounded():
    many = Synonyms.of([[f"a{n} b" for n in range(100)]])
    assert len(analyse_query("a1 b " * 10, synonyms=many).expansions) == 16


def test_a_word_being_typed_is_not_expanded():
    assert analyse_query("prompt", synonyms=GROUPS, partial=True).expansions == ()
