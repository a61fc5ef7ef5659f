"""Vietnamese as keys on a keyboard without an input method, for tests that decode it."""

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
TELEX_TONE = dict(zip(TONES, "fsxrj", strict=True))
VNI_TONE = dict(zip(TONES, "21435", strict=True))
DOUBLE_O = re.compile(f"o[{TONES}]?o")
VNI_MARK = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}


def telex(word: str, *, late: bool = False) -> str:
    """Return the keys of a word; `late` puts those of marks at its end, as many do.

    One w at the end makes both letters of "ươ". A third o makes "oo" of "ô".
    """
    keys = _typed(word, _telex_letter, TELEX_TONE, late)
    if DOUBLE_O.search(unicodedata.normalize("NFD", word)):
        keys = keys.replace("oo", "ooo", 1)
    return keys.replace("ww", "w") if late else keys


def vni(word: str, *, late: bool = False) -> str:
    """Return the keys of a word in VNI."""
    return _typed(word, _vni_letter, VNI_TONE, late)


def _typed(word, letter_keys, tone_keys, late):
    letters, marks, tones = "", "", ""
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        base = "d" if letter in "đĐ" else parts[0]
        tones += "".join(tone_keys[part] for part in parts if part in tone_keys)
        quality = [part for part in parts[1:] if part not in TONES]
        keys = letter_keys(base, quality, stroke=letter in "đĐ")
        letters += base if late else base + keys
        marks += keys if late else ""
    return letters + marks + tones


def _telex_letter(base, quality, stroke):
    if stroke:
        return "d"
    return "".join(base if part == "\u0302" else "w" for part in quality)


def _vni_letter(base, quality, stroke):
    return "9" if stroke else "".join(VNI_MARK[part] for part in quality)
