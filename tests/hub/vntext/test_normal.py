import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import clean, nfc

from .forms import nfd, vietnamese, windows


def test_nfc_composes_decomposed_text():
    assert nfc(nfd("Thái Nguyên")) == "Thái Nguyên"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thái Nguyên, 60 tuổi!", "Thái Nguyên, 60 tuổi!"),
        ("trà\x00 xanh\x1b", "trà xanh"),
        ("bài\u200b học\ufeff \xadmột", "bài học một"),
        ("\u202eđảo\u202c", "đảo"),
        ("dòng 1\r\ndòng\t2\rdòng 3\u2028dòng 4", "dòng 1\ndòng\t2\ndòng 3\ndòng 4"),
        ("ＡＩ là gì？", "AI là gì?"),
        ("10\xa0% trà\u3000xanh", "10 % trà xanh"),
        ("Ðại học Ɖà", "Đại học Đà"),
        ("cha\ud800o", "chao"),
    ],
)
def test_clean_gives_what_was_meant(typed: str, meant: str):
    assert clean(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ChаtGPT", "ChatGPT"),
        ("bа\u0301nh", "bánh"),
        ("bάnh", "bánh"),
        ("nӑm", "năm"),
        ("ΑI", "AI"),
    ],
)
def test_look_alikes_inside_a_latin_word_become_latin(typed: str, meant: str):
    assert typed != meant
    assert clean(typed) == meant


@pytest.mark.parametrize("word", ["Москва", "роса", "Ελλάδα", "й", "東京", "10 μm"])
def test_words_of_other_scripts_stay(word: str):
    assert clean(f"chè {word}") == f"chè {word}"


def test_a_foreign_word_with_one_latin_letter_stays():
    assert clean("Mосква") == "Mосква"


def test_a_joined_emoji_stays_whole_and_a_joiner_in_a_word_goes():
    assert clean("👩\u200d🌾 và ch\u200dè") == "👩\u200d🌾 và chè"


@given(vietnamese)
def test_clean_gives_all_forms_of_vietnamese_the_same(text: str):
    assert clean(text) == clean(nfd(text)) == clean(windows(text)) == nfc(text)


@given(st.text(st.characters()))
def test_clean_never_raises_and_cleaning_twice_changes_nothing(text: str):
    once = clean(text)
    assert clean(once) == once == nfc(once)
    assert {c for c in once if unicodedata.category(c) in {"Cc", "Cs"}} <= {"\n", "\t"}


@given(st.text("aаαο\u200d\u0301\u0302ӑ👩\ufe0f\xadÐ｛ \r\n1_"))
def test_cleaning_mixed_traps_twice_changes_nothing(text: str):
    assert clean(clean(text)) == clean(text)
