"""One spelling for one text: composed, nothing invisible, no borrowed letters."""

import re
import unicodedata

from .lookalikes import latinise

EMOJI = "\u2194\u2195\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile(
    # a joiner between two emoji draws one picture (a family), so it stays
    f"(?<![{EMOJI}])\u200d|\u200d(?![{EMOJI}])"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
WIDE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
}


def nfc(text: str) -> str:
    """Return the text in Unicode's composed form, as the database keeps it."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return what a person meant to type: text in, text in NFC out.

    Control and zero-width characters go (tabs stay, every line break becomes "\\n"),
    full-width forms become ASCII, odd spaces a plain one, look-alike letters Latin.
    """
    if text.isascii() and text.isprintable():
        return text
    text = INVISIBLE.sub("", LINE_BREAK.sub("\n", nfc(text)))
    return nfc(latinise(text.translate(WIDE)))
