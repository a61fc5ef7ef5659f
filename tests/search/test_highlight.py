"""The highlighter: the best piece of a text, safe, with the words found marked."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import Synonyms, analyse_document, analyse_query, vocabulary_of
from search.asking import Hit
from search.highlight import LONGEST, ROOM, highlighted

STEP = "Nhờ AI viết bài bán chè, dặn chỉ dùng sáu sự thật."
LESSON = [
    ["Giới thiệu một gói trà.", "", ""],
    ["Tên chè, nơi trồng, cách hái.", "Ghi sự thật", "b-1"],
    [STEP, "Nhờ AI viết", "b-2"],
]
PLAIN = re.compile(r"</?mark>")


def hit(title="Bài học", passages=(), kind="lesson"):
    return Hit(1, "lessons.lessonpage", 1, kind, title, list(passages), None)


def asked(text, *texts, groups=(), repair=True):
    """Return a query read with the vocabulary of some texts."""
    known = vocabulary_of([analyse_document("", texts)] * 3)
    return analyse_query(text, known, Synonyms.of(groups), repair=repair)


def marks(text):
    return re.findall(r"<mark>(.*?)</mark>", text)


SENTENCE = "Hôm nay tôi được đi học lớp AI"


@pytest.mark.parametrize(
    "typed", ["toi duoc di hoc", "TÔI ĐƯỢC ĐI HỌC", "tôi đươ\u0323c đi ho\u0323c"]
)
def test_typed_words_are_marked_as_the_text_writes_them(typed):
    found = highlighted(
        asked(typed, SENTENCE, repair=False), hit(passages=[[SENTENCE, "", ""]])
    )
    assert found.snippet == "Hôm nay <mark>tôi được đi học</mark> lớp AI"


def test_a_mark_never_parts_a_letter_from_its_own():
    text = "chữ x\u0323 lạ"
    found = highlighted(asked("x la"), hit(passages=[[text, "", ""]]))
    assert marks(found.snippet) == ["x\u0323 lạ"]


def test_the_best_step_is_shown_with_its_heading_and_place():
    found = highlighted(asked("viet bai ban che", STEP), hit(passages=LESSON))
    assert (found.heading, found.anchor) == ("Nhờ AI viết", "b-2")
    assert "<mark>viết bài bán chè</mark>" in found.snippet


def test_a_title_that_says_it_all_leads_to_the_top_of_its_page():
    found = highlighted(
        asked("viết bài bán chè", STEP), hit("Viết bài bán chè", LESSON)
    )
    assert found.title == "<mark>Viết bài bán chè</mark>"
    assert (found.heading, found.anchor) == ("", "")


def test_other_marks_than_those_typed_are_left_alone_beside_the_right_ones():
    text = "Đường đi: thợ dương cũng đi đường này."
    found = highlighted(asked("đường", text), hit(passages=[[text, "", ""]]))
    assert marks(found.snippet) == ["Đường", "đường"]


def test_a_bare_word_means_what_its_neighbours_say():
    text = "Bạn xem: viết bài bán hàng cho bạn."
    found = highlighted(asked("viet bai ban", text), hit(passages=[[text, "", ""]]))
    assert marks(found.snippet) == ["viết bài bán"]


def test_a_phrase_of_equal_meaning_is_marked_whole_only():
    text = "Trí nhớ tốt. Trí tuệ nhân tạo giúp bạn."
    query = asked("AI", text, groups=[["AI", "trí tuệ nhân tạo"]])
    found = highlighted(query, hit(passages=[[text, "", ""]]))
    assert marks(found.snippet) == ["Trí tuệ nhân tạo"]


def test_a_part_of_a_name_marks_the_name():
    found = highlighted(asked("notebook", "NotebookLM"), hit("NotebookLM"))
    assert found.title == "<mark>NotebookLM</mark>"


def test_what_people_wrote_is_escaped_before_it_is_marked():
    text = '<script>alert("chè")</script> & <mark>'
    found = highlighted(asked("che"), hit("<b>chè</b>", [[text, "<i>", "b-1"]]))
    assert found.title == "&lt;b&gt;<mark>chè</mark>&lt;/b&gt;"
    assert "<script" not in found.snippet
    assert "&lt;mark&gt;" in found.snippet


def test_a_long_text_is_cut_at_words_on_both_sides():
    text = "chữ " * 200 + "hiếm thấy " + "nữa " * 200
    found = highlighted(asked("hiem thay", text), hit(passages=[[text, "", ""]]))
    plain = PLAIN.sub("", found.snippet)
    assert plain.startswith("… chữ")
    assert plain.endswith("nữa …")
    assert len(plain) < ROOM + 30
    assert marks(found.snippet) == ["hiếm thấy"]


def test_the_names_of_blanks_stand_without_their_braces():
    text = "Viết cho {{tên chè}} nhé."
    found = highlighted(asked("chè", text), hit(passages=[[text, "", ""]]))
    assert found.snippet == "Viết cho tên <mark>chè</mark> nhé."


def test_a_book_is_read_at_its_beginning_only():
    text = "một hai ba " * 300_000
    found = highlighted(
        asked("hai"), hit(passages=[[text, "", ""], ["chè", "", "b-9"]])
    )
    assert "<mark>hai</mark>" in found.snippet
    assert len(text) > LONGEST


def test_nothing_found_shows_how_the_text_begins():
    found = highlighted(asked("khác"), hit(passages=[["", "", ""], [STEP, "", "b-2"]]))
    assert found.snippet == STEP
    assert found.anchor == ""


TEXT = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "chè",
            "<mark>",
            "&amp;",
            "bài",
            "viết",
            "{{ô}}",
            "x\u0323",
            "\n",
            '"',
            "</mark>",
            "AI.",
        ]
    ),
    max_size=120,
).map(" ".join)


@given(TEXT, TEXT, st.lists(st.tuples(TEXT, TEXT, st.just("b-1")), max_size=3))
def test_any_text_comes_out_escaped_with_marks_and_nothing_else(typed, title, passages):
    found = highlighted(
        analyse_query(typed, vocabulary_of([])), hit(title, map(list, passages))
    )
    for text in (found.title, found.snippet):
        assert "<" not in PLAIN.sub("", text)
        assert text.count("<mark>") == text.count("</mark>")
        assert re.sub(r"<mark>[^<]*</mark>", "", text).count("<") == 0
    assert html.unescape(PLAIN.sub("", found.title)) == title
