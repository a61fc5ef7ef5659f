"""Every way of writing a mobile number is one number; everything else gets a sentence."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hub.accounts.contacts import parse
from hub.accounts.phones import e164, spoken

SEPARATORS = st.sampled_from(["", " ", ".", "-", " - ", "\u00a0", "\u2011", "\u200b"])
PREFIXES = st.sampled_from(
    ["0", "+84", "84", "0084", "(+84) ", "+84 0", "(0)", "\u202a+84"]
)
MOBILE = st.builds(
    lambda head, tail: f"{head}{tail:07d}",
    st.sampled_from(["91", "32", "39", "70", "76", "83", "86", "88", "96", "56", "58"]),
    st.integers(0, 9_999_999),
)
WIDE = str.maketrans("0123456789+", "０１２３４５６７８９＋")


@pytest.mark.parametrize("written", [
    "0912 345 678", "+84 912.345.678", "84912345678", "(+84) 0912345678",
    "0084 912 345 678", "0912-345-678", "０９１２３４５６７８", "(0912)345-678",
    " 0912 345 678 ", "0912\u2013345\u2013678", "912345678",
])  # fmt: skip
def test_people_write_one_number_in_many_ways(written):
    assert e164(written) == "+84912345678"


@given(MOBILE, PREFIXES, st.lists(SEPARATORS, min_size=9, max_size=9), st.booleans())
def test_prefix_separators_and_width_do_not_matter(digits, prefix, between, wide):
    written = prefix + "".join(a + b for a, b in zip(digits, between, strict=True))
    assert e164(written.translate(WIDE) if wide else written) == f"+84{digits}"


@given(MOBILE)
def test_what_is_read_out_is_the_same_number(digits):
    assert e164(spoken(f"+84{digits}")) == f"+84{digits}"


def read(written):
    """Return the number, or the sentence that refuses it."""
    try:
        return e164(written)
    except ValidationError as error:
        return error.messages[0]


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_number_or_a_sentence(written):
    found = read(written)
    assert found.endswith(".") or re.fullmatch(r"\+84[35789]\d{8}", found)


@pytest.mark.parametrize("written", ["01672345678", "+84 1672345678", "0167-234-5678"])
def test_a_number_of_eleven_digits_is_told_its_new_prefix(written):
    with pytest.raises(ValidationError) as refused:
        e164(written)
    assert "0372 345 678" in refused.value.messages[0]


@pytest.mark.parametrize(("written", "says"), [
    ("0212 345 678", "10 chữ số"), ("12345", "10 chữ số"), ("0912 345 67a", "10 chữ số"),
    ("O912345678", "10 chữ số"), ("09123456789", "10 chữ số"), ("٠٩١٢٣٤٥٦٧٨", "10 chữ số"),
    ("0208 3123 456", "máy bàn"), ("1900 1234", "Số này không nhận"), ("+1 415 555 2671", "thư điện tử"), ("", "10 chữ số"),
    ("0912 345 678; 0912 345 679", "10 chữ số"), ("+84 912 345 678 ext 5", "10 chữ số"),
])  # fmt: skip
def test_other_numbers_are_refused_with_what_to_do(written, says):
    with pytest.raises(ValidationError) as refused:
        e164(written)
    assert says in refused.value.messages[0]


@pytest.mark.parametrize(("written", "kind", "value"), [
    (" Lan@Example.VN ", "email", "lan@example.vn"),
    ("lan＠example.vn", "email", "lan@example.vn"),
    ("0912 345 678", "phone", "+84912345678"),
    ("a@Bücher.vn", "email", "a@xn--bcher-kva.vn"),
    ("a@xn--bcher-kva.vn", "email", "a@xn--bcher-kva.vn"),
])  # fmt: skip
def test_one_field_takes_both_kinds(written, kind, value):
    assert parse(written) == (kind, value)


@pytest.mark.parametrize(
    "written",
    [
        "lan@",
        "@x.vn",
        "a@b",
        "lan@example,vn",
        "chị Lan",
        "@",
        "x@" + "y" * 300 + ".vn",
        "a@" + "đ" * 60 + ".vn",
        '"lan"@example.vn',
        '"a b"@example.vn',
        "a@localhost",
        "a@[127.0.0.1]",
        "a@.vn",
    ],
)
def test_what_is_neither_is_refused_with_an_example(written):
    with pytest.raises(ValidationError) as refused:
        parse(written)
    assert "thí dụ" in refused.value.messages[0]
