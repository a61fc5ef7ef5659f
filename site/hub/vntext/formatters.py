"""Slugs in the editor's browser, the same as `slugify` makes on the server.

Given to Wagtail's `SlugInput(formatters=SLUG_FORMATTERS)`, which runs them one after
another as JavaScript expressions with the flags "gu": only syntax both languages read
alike (no \\w, no lookbehind). Wagtail's script then lowers the case and drops the rest.
Length is not cut here: on blur that would take the "-2" off a slug made unique.
"""

from .fold import fold

VOWELS = "aeiouy"
LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))]


def _letters_of(base: str) -> str:
    """Return a character class of all marked letters, both cases, of one base."""
    return "[" + "".join(letter for letter in LETTERS if fold(letter) == base) + "]"


SLUG_FORMATTERS: list[tuple[str, str]] = [
    (r"[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff'’ʼ]+", ""),
    ("[đĐðÐƉɖ]", "d"),
    *((_letters_of(vowel), vowel) for vowel in VOWELS),
    (r"[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1]+", "-"),
    (r"[\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2010-\u2bff\u3000-\u303f]+", "-"),
    (r"--+", "-"),
    (r"^-|-$", ""),
]
