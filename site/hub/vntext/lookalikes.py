"""Letters of other alphabets that look Latin, as pasted text and spam carry them."""

import re
import unicodedata

CYRILLIC = ("АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјорсухһӏԁԛԝ", "ABESIJKMHOPCTYXGQWaesijopcyxhldqw")
GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ", "ABEZHIKMNOPTYXaiknopux")
LATIN = str.maketrans(CYRILLIC[0] + GREEK[0], CYRILLIC[1] + GREEK[1])
# Eth and African D stand for Đ in text from old Vietnamese fonts and converters.
DSTROKE = str.maketrans("ÐƉðɖ", "ĐĐđđ")

BORROWED = re.compile(r"[\u0370-\u052f\u1f00-\u1fff]")
WORD = re.compile(r"[\w\u0300-\u036f]+")
LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def latinise(text: str) -> str:
    """Return the text with look-alikes made Latin inside words of Latin letters.

    A word that would still hold a Greek or Cyrillic letter afterwards is foreign and
    stays as it was. Words are compared decomposed: Cyrillic "ӑ" becomes "ă".
    """
    text = text.translate(DSTROKE)
    if not BORROWED.search(text):
        return text
    return WORD.sub(_latin_word, unicodedata.normalize("NFD", text))


def _latin_word(match: re.Match[str]) -> str:
    word = match[0]
    if not (BORROWED.search(word) and LATIN_LETTER.search(word)):
        return word
    mapped = word.translate(LATIN)
    return word if BORROWED.search(mapped) else mapped
