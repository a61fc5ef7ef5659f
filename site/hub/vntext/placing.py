"""Where a tone stands in oa, oe, uy: "Hòa" as it used to be written, "Hoà" as at school."""

import re
import unicodedata

from .spellings import TONES

TONE = f"[{TONES}]"
# "quý" is q, u, ý: its tone has one place. Behind the pair comes no letter and no mark
# ("hoạt", "thuê"): there both ways agree.
PAIR = re.compile(
    rf"(?<![qQ])(?:(?P<o>[oO])|(?P<u>[uU]))(?P<one>{TONE}?)"
    rf"(?P<last>(?(o)[aAeE]|[yY]))(?P<two>{TONE}?)(?![\w\u0300-\u036f])"
)


def placings(text: str) -> tuple[str, str]:
    """Return a text with these tones all in the old place, and all in the new one."""
    apart = unicodedata.normalize("NFD", text)
    old, new = (PAIR.sub(way, apart) for way in (r"\g<o>\g<u>\g<one>\g<two>\g<last>", r"\g<o>\g<u>\g<last>\g<one>\g<two>"))  # fmt: skip
    return unicodedata.normalize("NFC", old), unicodedata.normalize("NFC", new)
