from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import analyse_document, analyse_text, fold

from .forms import nfd, vietnamese, windows
from .pack import documents


def test_a_text_gives_folded_terms_accented_words_and_pairs():
    found = analyse_text("Kỹ thuật Trí tuệ nhân tạo")
    assert found.f == ("ki", "thuat", "tri", "tue", "nhan", "tao")
    assert found.a == ("kĩ", "thuật", "trí", "tuệ", "nhân", "tạo")
    assert found.p == ("ki_thuat", "thuat_tri", "tri_tue", "tue_nhan", "nhan_tao")
    assert found.written == ("kỹ", "thuật", "trí", "tuệ", "nhân", "tạo")


def test_a_name_stands_whole_and_in_parts_and_its_parts_meet_the_neighbours():
    found = analyse_text("dùng NotebookLM hỏi")
    assert found.f == ("dung", "notebooklm", "notebook", "lm", "hoi")
    assert set(found.p) == {
        *("dung_notebooklm", "dung_notebook", "notebook_lm"),
        *("notebooklm_hoi", "lm_hoi"),
    }
    assert found.written[1] == "NotebookLM"


def test_names_of_one_letter_parts_stay_whole():
    assert analyse_text("VNeID trên iPhone").f == ("vneid", "tren", "iphone")


def test_a_document_weighs_its_title_and_runs_nothing_across_its_parts():
    found = analyse_document("Chè ngon", ["", "Bán chè", "Pha trà"]).fields()
    assert found == {
        "f": ["che ngon"] * 3 + ["ban che", "pha tra"],
        "a": ["chè ngon"] * 3 + ["bán chè", "pha trà"],
        "p": ["che_ngon", "ban_che", "pha_tra"],
        "t": ["che ngon"],
    }


def test_an_empty_document_has_empty_fields():
    assert analyse_document("").fields() == {"f": [], "a": [], "p": [], "t": []}


def test_very_long_words_are_cut():
    assert analyse_text("a" * 100_000).f == ("a" * 64,)
    assert analyse_text("ẫ" * 100_000).a == ("ẫ" * 64,)


def test_the_launch_content_is_the_same_in_every_form_of_unicode():
    for title, body in documents()[:60]:
        usual = analyse_document(title, [body])
        assert analyse_document(nfd(title), [nfd(body)]) == usual
        assert analyse_document(windows(title), [windows(body)]) == usual


def test_the_launch_content_typed_bare_has_the_same_terms_and_pairs():
    for title, body in documents()[:60]:
        usual, bare = (
            analyse_text(title + "\n" + body),
            analyse_text(bare_of(title + "\n" + body)),
        )
        assert usual.f == bare.f
        assert usual.p == bare.p


def bare_of(text: str) -> str:
    """The text without marks, capitals kept."""
    return "".join(
        fold(letter).upper()
        if letter.isupper() and not letter.isascii()
        else letter
        if letter.isascii()
        else fold(letter)
        for letter in text
    )


@given(st.text(st.characters()) | vietnamese)
def test_analysis_never_raises_and_goes_in_step(text: str):
    found = analyse_text(text)
    assert len(found.f) == len(found.a) == len(found.written)
    assert all(found.f)
    assert not any("_" in token or " " in token for token in (*found.f, *found.a))
    assert all(pair.count("_") == 1 for pair in found.p)
    assert {part for pair in found.p for part in pair.split("_")} <= set(found.f)


@given(vietnamese)
def test_analysing_the_terms_again_gives_the_terms(text: str):
    once = analyse_text(text.lower()).f
    assert analyse_text(" ".join(once)).f == once
