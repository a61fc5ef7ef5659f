"""A Vietnamese syllable, and its one spelling."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .spellings import SPELLINGS, STOPS, TONES, VOWELS, join

TONED = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel in VOWELS
    for tone in TONES
}
TONELESS = str.maketrans({letter: vowel for letter, (vowel, _) in TONED.items()})
# What a syllable in c, ch, p or t is too short for; left without tone it is half typed.
LASTING = ("\u0300", "\u0303", "\u0309")
QUALITY = "ăâêôơư"
# The tone stands behind the glide: hoà, khoẻ, thuý (the style of schools since 1984).
GLIDED = ("oa", "oe", "oo", "uy")
# Where schools and papers differ between y and i at the end: kỹ/kĩ, lý/lí, quý/quí.
Y_OR_I = ("h", "k", "l", "m", "qu", "s", "t", "v")


class Syllable(NamedTuple):
    """Onset and rime without tone, and the tone as a combining mark or ""."""

    onset: str
    rime: str
    tone: str

    @property
    def spelled(self) -> str:
        """The syllable with its tone where it belongs, in NFC."""
        rime = self.rime
        if self.tone:
            at = tone_place(rime)
            rime = rime[:at] + rime[at] + self.tone + rime[at + 1 :]
        return unicodedata.normalize("NFC", join(self.onset, rime))

    @property
    def unified(self) -> "Syllable":
        """The syllable with i for y where both are written: kỹ as kĩ, quýt as quít."""
        if self.onset not in Y_OR_I or self.rime[0] != "y" or self.rime[1:2] == "ê":
            return self
        return self._replace(rime="i" + self.rime[1:])


def tone_place(rime: str) -> int:
    """Return the place of the letter of a rime that carries the tone."""
    marked = [place for place, letter in enumerate(rime) if letter in QUALITY]
    return marked[-1] if marked else int(rime.startswith(GLIDED))


def split_tones(word: str) -> tuple[str, str]:
    """Return a lower-case NFC word without tones, and its tones in order."""
    return word.translate(TONELESS), "".join(
        TONED[letter][1] for letter in word if letter in TONED
    )


@lru_cache(maxsize=1 << 15)
def parse_syllable(word: str) -> Syllable | None:
    """Return the syllable that a lower-case NFC word is, wherever its tone was put.

    None for anything else: foreign words, two tones, a tone that the ending refuses.
    """
    letters, tones = split_tones(word)
    return with_tone(letters, tones) if len(tones) < 2 else None


def with_tone(letters: str, tone: str) -> Syllable | None:
    """Return the syllable of a toneless spelling and a tone, None if there is none."""
    found = SPELLINGS.get(letters)
    if found is None or (tone in LASTING and found[1].endswith(STOPS)):
        return None
    return Syllable(*found, tone)
