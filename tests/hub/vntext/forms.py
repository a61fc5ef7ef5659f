"""The ways a Vietnamese text reaches the site, for tests that compare them."""

import unicodedata

from hypothesis import strategies as st

TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = (
    "aăâeêioôơuưyđbcdghklmnpqrstvxaàáảãạắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳýỷỹỵ 0123,.-"
)
vietnamese = st.text(VIETNAMESE + VIETNAMESE.upper())


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def windows(text: str) -> str:
    """Ready vowel plus combining tone, as Windows' Vietnamese keyboard types."""
    return "".join(map(_windows_letter, unicodedata.normalize("NFC", text)))


def _windows_letter(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in TONES)
    rest = "".join(mark for mark in marks if mark not in TONES)
    return unicodedata.normalize("NFC", rest) + tones
