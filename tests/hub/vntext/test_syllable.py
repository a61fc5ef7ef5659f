import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import canon, fold, nfc, parse_syllable, respell, term
from hub.vntext.tokens import words

from .forms import nfd, windows
from .pack import legal_syllables, syllables

OLD_AND_NEW = [
    *(("hòa", "hoà"), ("xóa", "xoá"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ")),
    *(
        ("Thúy", "thuý"),
        ("tùy", "tuỳ"),
        ("loà", "lòa"),
        ("vịêt", "việt"),
        ("tòan", "toàn"),
    ),
    *(
        ("gìa", "già"),
        ("qúy", "quý"),
        ("cuả", "của"),
        ("ngừơi", "người"),
        ("HÒA", "hoà"),
    ),
]
Y_AND_I = [
    *(
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("quý", "quí"),
        ("mỹ", "mĩ"),
        ("tỷ", "tỉ"),
        ("hy", "hi"),
    ),
    *(("sỹ", "sĩ"), ("Vỹ", "vĩ"), ("quýt", "quít"), ("quỳnh", "quình"), ("LÝ", "lí")),
]


@pytest.mark.parametrize(("one", "other"), OLD_AND_NEW)
def test_old_new_and_slipped_tone_places_are_one_word(one: str, other: str):
    assert respell(one) == respell(other)
    assert canon(one) == canon(other)
    assert term(one) == term(other)


@pytest.mark.parametrize(("one", "other"), Y_AND_I)
def test_y_and_i_are_one_word_with_marks_and_without(one: str, other: str):
    assert canon(one) == canon(other)
    assert term(one) == term(other) == term(fold(one)) == term(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thúy", "thúi"),
        ("hay", "hai"),
        ("tuỳ", "tùi"),
        ("ý", "í"),
        ("quyên", "quiên"),
        ("thy", "thi"),
    ],
)
def test_y_and_i_that_sound_differently_stay_apart(one: str, other: str):
    assert canon(one) != canon(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", ("ngh", "iêng", "")),
        ("giếng", ("gi", "iêng", "\u0301")),
        ("gìn", ("gi", "in", "\u0300")),
        ("già", ("gi", "a", "\u0300")),
        ("quốc", ("qu", "ôc", "\u0301")),
        ("được", ("đ", "ươc", "\u0323")),
        ("khuya", ("kh", "uya", "")),
        ("kạn", ("k", "an", "\u0323")),
        ("uống", ("", "uông", "\u0301")),
    ],
)
def test_a_syllable_has_onset_rime_and_tone(word: str, parts: tuple[str, str, str]):
    found = parse_syllable(word)
    assert found == parts
    assert found is not None
    assert found.spelled == word


@pytest.mark.parametrize(
    "word",
    ["prompt", "email", "chatgpt", "ngi", "ghá", "tàt", "việết", "", "東", "bgdđt"],
)
def test_what_is_no_syllable_is_none_and_keeps_its_letters(word: str):
    assert parse_syllable(word) is None
    assert respell(word) == word


def test_every_accented_syllable_of_the_launch_content_parses_and_spells_itself():
    assert len(syllables()) > 800
    assert [w for w in syllables() if respell(w) != w] == []


def test_folding_the_accented_form_gives_the_folded_form():
    assert [w for w in legal_syllables() if fold(canon(w)) != term(w)] == []
    assert [w for w in legal_syllables() if term(fold(w)) != term(w)] == []


@pytest.mark.parametrize("word", ["Đường", "ĐƯỜNG", "Ðường", "đường"])
@pytest.mark.parametrize("form", [nfc, nfd, windows])
def test_all_forms_of_a_word_are_one(word: str, form):
    typed = words(form(word))
    assert [(canon(w), term(w)) for w in typed] == [("đường", "duong")]


def test_marks_of_other_languages_go_from_the_folded_form_only():
    assert (term("Zürich"), canon("Zürich")) == ("zurich", "zürich")
    assert (term("façade"), term("Ελλάδα")) == ("facade", "ελλάδα")


@given(st.text(st.characters()))
def test_words_never_raise_and_forms_are_stable(text: str):
    for form in (respell, canon, term):
        assert form(form(text)) == form(text)
    assert len(term(text)) <= 64
    assert len(canon(text)) <= 64
