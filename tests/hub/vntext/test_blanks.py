import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import blanks, fill, hint_of, label_of, split_blanks

from .forms import nfd

PROMPT = "Viết cho {{người nhận}} về {{chủ đề}}, gửi {{ người  nhận }}."
braces = st.text("{} ab\n[")


def test_a_prompt_splits_into_text_and_blanks():
    assert split_blanks(PROMPT) == [
        ("text", "Viết cho "),
        ("blank", "người nhận"),
        ("text", " về "),
        ("blank", "chủ đề"),
        ("text", ", gửi "),
        ("blank", "người nhận"),
        ("text", "."),
    ]


def test_each_name_is_listed_once_in_order():
    assert blanks(PROMPT) == ["người nhận", "chủ đề"]
    assert blanks("{{chè}} " + nfd("{{chè}}")) == ["chè"]


def test_blanks_are_filled_by_name():
    values = {nfd("người nhận"): "bà", "chủ đề": r"chè \1"}
    assert fill(PROMPT, values) == r"Viết cho bà về chè \1, gửi bà."


def test_unknown_and_empty_values_leave_the_blank():
    assert fill(PROMPT, {"chủ đề": " ", "lạ": "x"}) == PROMPT


def test_a_value_is_not_filled_again():
    assert fill("{{a}}{{b}}", {"a": "{{b}}", "b": "1"}) == "{{b}}1"


@pytest.mark.parametrize(
    "text", ["[tên]", "{tên}", "{{tên}", "{{tên", "tên}}", "{{}}", "{{ \n}}", "}}{{"]
)
def test_what_is_no_blank_is_literal(text: str):
    assert split_blanks(text) == [("text", text)]
    assert fill(text, {"tên": "x", "": "x"}) == text


def test_a_brace_too_many_is_literal():
    assert split_blanks("{{{a}}}") == [("text", "{"), ("blank", "a"), ("text", "}")]


@pytest.mark.parametrize(
    ("blank", "label", "hint"),
    [
        (
            "tuổi và nghề, ví dụ: 60 tuổi, trồng chè",
            "tuổi và nghề",
            "60 tuổi, trồng chè",
        ),
        ("age and job, e.g. 60, a tea grower", "age and job", "60, a tea grower"),
        ("chủ đề, lớp", "chủ đề, lớp", ""),
        ("ý, ví dụ: một, ví dụ: hai", "ý", "một, ví dụ: hai"),
        ("", "", ""),
    ],
)
def test_a_name_parts_into_label_and_hint(blank: str, label: str, hint: str):
    assert (label_of(blank), hint_of(blank)) == (label, hint)
    assert (label_of(nfd(blank)), hint_of(nfd(blank))) == (label, hint)


@given(braces | st.text(st.characters()))
def test_filling_with_nothing_changes_nothing_and_pieces_are_whole(text: str):
    assert fill(text, {}) == text
    pieces = split_blanks(text)
    assert all(piece.text for piece in pieces)
    assert blanks(text) == list(
        dict.fromkeys(t for kind, t in pieces if kind == "blank")
    )
    if not blanks(text):
        assert "".join(piece.text for piece in pieces) == text


@given(braces)
def test_names_written_back_split_the_same(text: str):
    pieces = split_blanks(text)
    again = "".join(f"{{{{{t}}}}}" if kind == "blank" else t for kind, t in pieces)
    assert split_blanks(again) == pieces
