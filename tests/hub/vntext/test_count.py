import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import count_syllables


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Bình dân học AI", 4),
        ("  chè \n Tân\tCương ", 3),
        ("chè — 60% … AI/ML!", 3),
    ],
)
def test_tokens_with_a_letter_or_digit_count(text: str, count: int):
    assert count_syllables(text) == count


@given(st.text(st.characters()), st.text(st.characters()))
def test_two_texts_count_together_what_they_count_apart(one: str, two: str):
    assert count_syllables(f"{one} {two}") == count_syllables(one) + count_syllables(
        two
    )
