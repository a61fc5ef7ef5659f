import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import from_vni, respell

from .pack import legal_syllables, syllables
from .typing_keys import vni


@pytest.mark.parametrize("late", [False, True])
def test_every_legal_syllable_decodes_from_its_keys(late: bool):
    wrong = [
        word
        for word in (*syllables(), *legal_syllables())
        if from_vni(vni(word, late=late)) != word
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        *(("viet61", "viết"), ("vie6t1", "viết"), ("bai2", "bài"), ("BAI2", "bài")),
        *(
            ("u7o71c", "ước"),
            ("d9u7o7c5", "được"),
            ("duoc975", "được"),
            ("d9ang8", "đăng"),
        ),
        *(
            ("nguye6n4", "nguyễn"),
            ("hoa2", "hoà"),
            ("quo61c", "quốc"),
            ("viê1t", "viết"),
        ),
        ("mã0", "ma"),
    ],
)
def test_keys_come_in_any_order_and_on_top_of_marks(keys: str, word: str):
    assert from_vni(keys) == word


@pytest.mark.parametrize(
    "word", ["covid19", "2026", "mp3", "gpt4", "L01", "1a", "", "tat2", "vieets", "a²"]
)
def test_what_holds_no_vni_is_none(word: str):
    assert from_vni(word) is None


def test_some_names_decode_so_both_readings_count():
    assert (from_vni("veo3"), from_vni("A4")) == ("vẻo", "ã")


@given(st.text("aăeêoơuiydđcgnthvmq0123456789", max_size=14) | st.text(st.characters()))
def test_decoding_never_raises_and_gives_one_word_in_its_spelling(text: str):
    for partial in (False, True):
        found = from_vni(text, partial=partial)
        assert found is None or respell(found) == found
