"""Cutting a text short between letters as a reader sees them."""

import pytest

from hub.vntext.cut import head


@pytest.mark.parametrize(
    "letter", ["m\u0303", "👨\u200d👩\u200d👧", "👍🏽", "🇻🇳", "❤\ufe0f"]
)
def test_no_letter_is_cut_in_two(letter):
    text = f"ab{letter}{letter}c"
    whole = {"", "a", "ab", f"ab{letter}", f"ab{letter}{letter}", text}
    for most in range(len(text) + 2):
        assert head(text, most) in whole
        assert len(head(text, most)) <= most


def test_plain_words_are_cut_where_asked():
    assert head("Tiếng Việt", 5) == "Tiếng"
    assert head("Tiếng Việt", 50) == "Tiếng Việt"
