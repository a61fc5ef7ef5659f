import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import fold

from .forms import nfd, vietnamese, windows

ALL_VOWELS = "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"


def test_every_vietnamese_vowel_folds_to_its_letter():
    bare = "aaaaaa aaaaaa aaaaaa eeeeee eeeeee iiiiii oooooo oooooo oooooo uuuuuu uuuuuu yyyyyy"
    assert fold(ALL_VOWELS) == fold(ALL_VOWELS.upper()) == bare


@pytest.mark.parametrize("letter", "đĐðÐƉɖdD")
def test_every_d_folds_to_d(letter: str):
    assert fold(letter) == "d"


def test_a_sentence_folds():
    assert fold("ĐẶT câu lệnh Đúng Cách") == "dat cau lenh dung cach"


@pytest.mark.parametrize("word", ["ελλάδα", "й", "が", "東京", "zürich", "ça"])
def test_other_scripts_and_other_marks_stay(word: str):
    assert fold(word) == fold(nfd(word)) == word


@given(vietnamese)
def test_all_forms_fold_alike_to_ascii(text: str):
    assert fold(text) == fold(nfd(text)) == fold(windows(text))
    assert fold(text).isascii()


@given(st.text(st.characters()))
def test_fold_never_raises_and_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text) == fold(nfd(text))
