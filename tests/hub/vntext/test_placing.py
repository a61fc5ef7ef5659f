"""One name, its tone in the old or in the new place."""

import unicodedata

import pytest

from hub.vntext import placings


@pytest.mark.parametrize(
    ("old", "new"),
    [("Cô Hòa", "Cô Hoà"), ("Thúy Nga", "Thuý Nga"), ("KHỎE", "KHOẺ"), ("Hòa, Lụy", "Hoà, Luỵ")],
)  # fmt: skip
def test_both_spellings_lead_to_both(old, new):
    for text in (old, new, unicodedata.normalize("NFD", old)):
        assert placings(text) == (old, new)


@pytest.mark.parametrize(
    "text", ["Quý", "Hoàng", "Hoài", "Thuê", "thuở", "Hùng", "hoa", "Huy", "Loan", "", "@a"]
)  # fmt: skip
def test_what_has_one_spelling_keeps_it(text):
    assert placings(text) == (text, text)
