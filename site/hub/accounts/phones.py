"""Mobile numbers of Vietnam, in every way that people write them."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from hub.vntext import clean

# What stands between digits: blanks, points, hyphens and dashes, brackets, strokes.
BETWEEN = re.compile(r"[\s.,·•/()\[\]_\-\u2010-\u2015\u2212]")
WRITTEN = re.compile(r"\+?[0-9]{5,18}")
# Since 2018 the mobile numbers of 11 digits have 10 (Decision 798/QĐ-BTTTT).
OLD_PREFIXES = {
    **{f"16{n}": f"3{n}" for n in range(2, 10)},
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
    "186": "56", "188": "58", "199": "59",
}  # fmt: skip
OLD = re.compile(r"(?:\+84|0084|84|)0?(1[2689][0-9])([0-9]{7})")

NOT_A_NUMBER = _(
    "This is no mobile number. Type all 10 digits, for example 0912 345 678."
)
NOT_MOBILE = _("No text message reaches this number. Type a mobile number.")
LANDLINE = _("No text message reaches a landline. Type a mobile number.")
ABROAD = _("Only mobile numbers of Vietnam get a code. Type your e-mail instead.")
RENUMBERED = _(
    "Numbers of 11 digits have changed: yours is now %(number)s. Type that one."
)


def e164(written: str) -> str:
    """Return a mobile number of Vietnam as `+84…`.

    Raises ValidationError with a sentence that says what to type instead. Letters are
    never read as digits: who types O for 0 is told so by being asked again.
    """
    text = BETWEEN.sub("", clean(written))
    if not WRITTEN.fullmatch(text):
        raise ValidationError(NOT_A_NUMBER, code="phone")
    if old := OLD.fullmatch(text):
        _refuse_old(old)
    try:
        number = phonenumbers.parse(text, "VN")
    except NumberParseException:
        raise ValidationError(NOT_A_NUMBER, code="phone") from None
    _refuse_other(number)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _refuse_old(old: re.Match[str]) -> None:
    if prefix := OLD_PREFIXES.get(old[1]):
        number = f"0{prefix}{old[2]}"
        raise ValidationError(RENUMBERED, "phone", {"number": spoken(number)})


def _refuse_other(number: phonenumbers.PhoneNumber) -> None:
    if number.country_code != 84:
        raise ValidationError(ABROAD, code="phone")
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(NOT_A_NUMBER, code="phone")
    kind = phonenumbers.number_type(number)
    if kind != PhoneNumberType.MOBILE:
        landline = kind == PhoneNumberType.FIXED_LINE
        raise ValidationError(LANDLINE if landline else NOT_MOBILE, code="phone")


def spoken(number: str) -> str:
    """Return a number as people read it out: 0912 345 678."""
    digits = re.sub(r"^\+84", "0", number)
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
