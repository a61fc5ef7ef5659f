"""Text as people type it in a hurry: small letters, no marks."""

import re
import unicodedata

# Grave, acute, circumflex, tilde, breve, hook above, horn, dot below.
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
MARKED = re.compile(r"([a-z\u00df-\u024f])([\u0300-\u036f]+)")
WITHOUT_MARKS = str.maketrans("", "", MARKS)
# Đ has no decomposition; Ð (eth) and Ɖ are what old converters write for it.
D = str.maketrans("đðɖ", "ddd")


def fold(text: str) -> str:
    """Return the text casefolded, Vietnamese marks off Latin letters, đ as d.

    NFC, NFD and Windows' form (ready vowel, combining tone) fold alike. Marks of other
    languages (ü, ç) and of other scripts (ά, й) stay; the result is in NFC.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", text).casefold()
    text = unicodedata.normalize("NFD", text).translate(D)
    return unicodedata.normalize("NFC", MARKED.sub(_bare, text))


def _bare(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(WITHOUT_MARKS)
