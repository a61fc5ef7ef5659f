"""The ways that people type one Vietnamese sentence, made from its accented form."""

import random
import re
import unicodedata
from collections.abc import Callable

from hub.vntext import fold, nfc

TELEX_TONES = {
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TELEX_LETTERS = {
    "â": "aa",
    "ă": "aw",
    "ê": "ee",
    "ô": "oo",
    "ơ": "ow",
    "ư": "uw",
    "đ": "dd",
}
VNI_LETTERS = {
    "â": "a6",
    "ă": "a8",
    "ê": "e6",
    "ô": "o6",
    "ơ": "o7",
    "ư": "u7",
    "đ": "d9",
}
WORD = re.compile(r"\w+")
NEW_STYLE = {"oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
             "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
             "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
LETTERS = "abcdeghiklmnopqrstuvxy"


def keys(word: str, letters: dict[str, str], tones: dict[str, str]) -> str:
    """Return the keys that write a word, the tone typed last."""
    written, tone = [], ""
    for letter in nfc(word):
        parts = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in parts[1:] if mark in tones]
        base = nfc("".join(mark for mark in parts if mark not in tones))
        tone = tones[marks[0]] if marks else tone
        key = letters.get(base.lower(), base)
        written.append(key.capitalize() if base[:1].isupper() and len(key) > 1 else key)
    return "".join(written) + tone


def telex(text: str) -> str:
    return WORD.sub(lambda m: keys(m[0], TELEX_LETTERS, TELEX_TONES), nfc(text))


def vni(text: str) -> str:
    return WORD.sub(lambda m: keys(m[0], VNI_LETTERS, VNI_TONES), nfc(text))


def half_telex(text: str) -> str:
    """Return a line of which every other word is in raw keys, the rest without marks."""
    words = text.split(" ")
    return " ".join(
        telex(w) if n % 2 == 0 else fold_word(w) for n, w in enumerate(words)
    )


def fold_word(text: str) -> str:
    """Return the text without marks, capitals kept."""
    return "".join(fold(c).upper() if c.isupper() else fold(c) for c in nfc(text))


def old_tones(text: str) -> str:
    """Return the text with the tone where older spelling puts it: hòa, thúy."""
    return WORD.sub(lambda m: old_tone(m[0]), nfc(text))


def old_tone(word: str) -> str:
    if word.lower().startswith("qu"):
        return word
    for new, old in NEW_STYLE.items():
        if word.endswith(new):
            return word[: -len(new)] + old
    return word


def typo(text: str) -> str:
    """Return the text with one letter of one of its longer words wrong, always the same."""
    chance = random.Random(text)  # noqa: S311 - a slip of the finger, no secret
    words = text.split(" ")
    longest = max(map(len, words))
    places = [n for n, word in enumerate(words) if len(word) >= min(4, longest)]
    at = chance.choice(places)
    words[at] = slip(words[at], chance)
    return " ".join(words)


def slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(len(word), 2))
    other = chance.choice(LETTERS)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
            word[: at - 1] + word[at : at + 1] + word[at - 1] + word[at + 1 :],
        ]
    )


KINDS: dict[str, Callable[[str], str]] = {
    "accented": nfc,
    "bare": fold_word,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "telex": telex,
    "vni": vni,
    "half-telex": half_telex,
    "typo": typo,
    "old-tones": old_tones,
}
