import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import clean, name_parts, tokens
from hub.vntext.tokens import words

from .forms import nfd, vietnamese


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AI/ML: 3.5 “tốt” _nhé_?!", ["AI", "ML", "3", "5", "tốt", "nhé"]),
        ("mã_số 78/KH-UBND", ["mã", "số", "78", "KH", "UBND"]),
        ("bài\u200b học\xa0mẫu.docx", ["bài", "học", "mẫu", "docx"]),
        ("", []),
        ("— …", []),
    ],
)
def test_words_are_runs_of_letters_and_figures(text: str, found: list[str]):
    assert words(text) == found


def test_decomposed_words_stay_whole():
    assert words(nfd("Đường về Thái Nguyên")) == ["Đường", "về", "Thái", "Nguyên"]


def test_tokens_stand_where_they_say_and_end_at_the_limit():
    text = clean("Chè, chè và chè")
    assert [text[t.start : t.end] for t in tokens(text)] == ["Chè", "chè", "và", "chè"]
    assert [t.text for t in tokens(text, 2)] == ["Chè", "chè"]
    assert tokens(text, 0) == []


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("NotebookLM", ("Notebook", "LM")),
        ("ChatGPT", ("Chat", "GPT")),
        ("LuyenAI", ("Luyen", "AI")),
        ("YouTube", ("You", "Tube")),
        ("PDFReader", ("PDF", "Reader")),
        ("COVID19", ("COVID", "19")),
    ],
)
def test_a_name_in_capitals_and_small_letters_has_parts(name: str, parts: tuple[str]):
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    "word",
    [
        "VNeID",
        "iPhone",
        "eKYC",
        "PDFs",
        "AI",
        "UBND",
        "Zalo",
        "prompt",
        "Đường",
        "đƯỜNG",
        "T01",
        "a" * 50 + "BB",
    ],
)
def test_other_words_have_none(word: str):
    assert name_parts(word) == ()


@given(st.text(st.characters()) | vietnamese)
def test_tokens_never_raise_and_hold_no_space_or_underscore(text: str):
    text = clean(text)
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.text
        assert "_" not in token.text
        assert not any(map(str.isspace, token.text))
        assert "".join(name_parts(token.text)) in ("", token.text)
