import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import from_telex, respell, term

from .pack import legal_syllables, syllables
from .typing_keys import telex

LETTERS = "aăâeêioôơuưyđbcdghklmnpqrstvxwzfjáàảãạ"


@pytest.mark.parametrize("late", [False, True])
def test_every_legal_syllable_decodes_from_its_keys(late: bool):
    wrong = [
        word
        for word in (*syllables(), *legal_syllables())
        if from_telex(telex(word, late=late)) != word
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        *(
            ("vieets", "viết"),
            ("vietes", "viết"),
            ("vieset", "viết"),
            ("VIEETS", "viết"),
        ),
        *(
            ("ddangw", "đăng"),
            ("dangdw", "đăng"),
            ("nguyeenx", "nguyễn"),
            ("nhw", "như"),
        ),
        *(
            ("dduwowcj", "được"),
            ("duocdwj", "được"),
            ("dduwocj", "được"),
            ("thuowr", "thuở"),
        ),
        *(
            ("muaw", "mưa"),
            ("hoawcj", "hoặc"),
            ("quoocs", "quốc"),
            ("giuwx", "giữ"),
            ("vieetfs", "viết"),
        ),
        *(
            ("xooong", "xoong"),
            ("ngoeoj", "ngoẹo"),
            ("hofa", "hoà"),
            ("tiêngs", "tiếng"),
        ),
        ("đươcj", "được"),
    ],
)
def test_keys_come_in_any_order_and_on_top_of_marks(keys: str, word: str):
    assert from_telex(keys) == word


@pytest.mark.parametrize(
    "word",
    [
        "prompt",
        "email",
        "class",
        "press",
        "chatgpt",
        "ai",
        "che",
        "two",
        "www",
        "",
        "viet61",
    ],
)
def test_what_holds_no_telex_is_none(word: str):
    assert from_telex(word) is None


def test_bare_words_of_the_launch_content_never_decode():
    assert {w: from_telex(term(w)) for w in syllables() if from_telex(term(w))} == {}


@pytest.mark.parametrize("word", ["test", "meet", "box", "docs", "list"])
def test_some_english_words_decode_so_both_readings_count(word: str):
    assert from_telex(word)


@pytest.mark.parametrize(
    ("keys", "start"), [("dduwow", "đươ"), ("tieen", "tiên"), ("nguyee", "nguyê")]
)
def test_the_beginning_of_a_word_decodes_when_asked(keys: str, start: str):
    assert from_telex(keys, partial=True) == start


@given(st.text(LETTERS, max_size=14) | st.text(st.characters()))
def test_decoding_never_raises_and_gives_one_word_in_its_spelling(text: str):
    for partial in (False, True):
        found = from_telex(text, partial=partial)
        assert found is None or (found != text and respell(found) == found)
