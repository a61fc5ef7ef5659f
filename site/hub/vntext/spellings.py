"""Which letters make a Vietnamese syllable: onsets, rimes, and what goes with what.

Written down from the rules of the orthography as taught at school; the table of all
toneless spellings is made from them when the module loads.
"""

from itertools import product

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưy"
STOPS = ("c", "ch", "p", "t")
FRONT = tuple("eêiy")

# "k" takes every vowel: Bắc Kạn, Kon Tum.
ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n"),
    *("ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
ONLY_FRONT, NEVER_FRONT = ("gh", "ngh"), ("c", "g", "ng")

# A nucleus and what may close it; "-" is nothing.
CODAS = {
    "a": "- i o u y c ch m n ng nh p t",
    "ă": "c m n ng p t",
    "â": "u y c m n ng p t",
    "e": "- o c m n ng p t",
    "ê": "- u ch m n nh p t",
    "i": "- a u ch m n nh p t",
    "iê": "u c m n ng p t",
    "o": "- i c m n ng p t",
    "ô": "- i c m n ng p t",
    "ơ": "- i m n p t",
    "oo": "c n ng",
    "u": "- a i c m n ng p t",
    "uô": "i c m n ng t",
    "ư": "- a i u c m n ng t",
    "ươ": "i u c m n ng p t",
    "y": "-",
    "yê": "u m n ng t",
    "oa": "- i o y c ch m n ng nh p t",
    "oă": "c m n ng p t",
    "oe": "- o m n t",
    "uâ": "y n ng t",
    "uê": "- ch n nh t",
    "uơ": "-",
    "uy": "- a u ch n nh p t",
    "uyê": "n t",
}
RIMES = {
    nucleus + coda.strip("-")
    for nucleus, codas in CODAS.items()
    for coda in codas.split()
}
# "qu" holds the glide already: quan, quyên, quýt or quít, quốc.
AFTER_Q = {
    *(rime for rime in RIMES if rime[0] in "aăâeêơ"),
    *(rime[1:] for rime in RIMES if rime.startswith("uy")),
    *(rime for rime in RIMES if rime[0] == "i" and rime[1:2] not in ("a", "ê")),
    "ôc",
}


def fits(onset: str, rime: str) -> bool:
    """Return whether an onset may stand before a rime (both without tone)."""
    if onset == "qu":
        return rime in AFTER_Q
    if onset in ONLY_FRONT:
        return rime in RIMES and rime.startswith(FRONT)
    if onset in NEVER_FRONT:
        return rime in RIMES and not rime.startswith(FRONT)
    return rime in RIMES and (onset == "" or not rime.startswith("yê"))


def join(onset: str, rime: str) -> str:
    """Return how both are written together: gi + iêng = giêng, gi + in = gin."""
    return onset[:-1] + rime if onset == "gi" and rime[0] == "i" else onset + rime


# Toneless spelling -> (onset, rime). The last to be written wins: "gia" is gi + a.
SPELLINGS: dict[str, tuple[str, str]] = {
    join(onset, rime): (onset, rime)
    for onset, rime in product(ONSETS, sorted(RIMES | AFTER_Q, reverse=True))
    if fits(onset, rime)
}
BEGINNINGS = {word[:end] for word in SPELLINGS for end in range(1, len(word) + 1)}
