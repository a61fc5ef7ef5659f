"""What an entry is found by, on every database."""

from search.engines.lexemes import MOST_LEXEMES, lexemes_for, lexemes_of
from search.models import Entry


def test_words_neighbours_titles_and_marks():
    entry = Entry(tf="ban che", bf="viet bai\nche", ta="bán chè", ba="viết bài\nchè")
    assert set(lexemes_of(entry)) == {
        "ban", "che", "viet", "bai", "ban_che", "viet_bai", "t:ban", "t:che",
        "t:ban_che", "a:bán", "a:chè", "a:viết", "a:bài",
    }  # fmt: skip


def test_what_is_looked_for_is_what_is_kept():
    entry = Entry(tf="viet bai ban", bf="", ta="viết bài bán", ba="")
    kept = set(lexemes_of(entry))
    for place in ("text", "title"):
        for words in (["viet"], ["viet", "bai"], ["viet", "bai", "ban"]):
            assert kept >= set(lexemes_for(place, words))
        assert not kept >= set(lexemes_for(place, ["bai", "viet"]))
    assert kept >= set(lexemes_for("accents", ["viết", "bán"]))


def test_a_whole_book_keeps_its_title_its_words_and_its_marks():
    body = " ".join(f"a{n % 400} b{n}" for n in range(MOST_LEXEMES // 2))
    entry = Entry(tf="cay che", bf=body, ta="cây chè", ba="búp")
    found = lexemes_of(entry)
    assert len(found) == MOST_LEXEMES
    assert {"t:cay", "t:cay_che", "a:búp", "a:chè", "b29999"} <= set(found)
