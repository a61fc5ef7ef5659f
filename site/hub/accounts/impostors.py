"""Names that would pass for those who run the site, however they are written."""

import re
import unicodedata

from hub.vntext import slugify

STAFF = (
    "quản trị", "ban quản trị", "quản trị viên", "kiểm duyệt", "kiểm duyệt viên",
    "cán bộ", "ban tổ chức", "ban biên tập", "biên tập viên", "biên tập", "điều hành",
    "điều phối viên", "hệ thống", "hỗ trợ kỹ thuật", "admin", "administrator",
    "moderator", "support", "staff", "mod", "bqt", "btc", "qtv",
)  # fmt: skip
# Digits and signs that stand for letters; then letters that are mixed up, made one.
LEET = str.maketrans("0134578@$!|", "oieastbasii")
TWINS = (("rn", "m"), ("vv", "w"), ("l", "i"), ("j", "i"), ("y", "i"))
TWICE = re.compile(r"(.)\1+")
LETTER = re.compile(r"[^\W\d_]")
SHORT = 3  # as short, it must be a word of its own, or spelt letter by letter
INSIDE = 5  # from this length on it is seen at the ends of a longer word too


def skeleton(word: str) -> str:
    for written, meant in TWINS:
        word = word.replace(written, meant)
    return TWICE.sub(r"\1", word)


def words_of(name: str) -> list[str]:
    """Return the words of a name in plain letters, signs read as what they imitate."""
    text = unicodedata.normalize("NFKC", name)
    parts = [p.translate(LEET) if LETTER.search(p) else p for p in text.split()]
    return slugify(" ".join(parts), max_length=400).split("-")


MEANT = {skeleton("".join(words_of(name))) for name in STAFF}


def passes_for_staff(name: str) -> bool:
    """Return whether a run of whole words of the name reads as a name of the staff."""
    words = words_of(name)
    runs = (words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return any(imitates(run) for run in runs) or any(map(begins_or_ends, words))


def imitates(run: list[str]) -> bool:
    joined = skeleton("".join(run))
    apart = len(run) > 1 and max(map(len, run)) > 1
    return joined in MEANT and not (apart and len(joined) <= SHORT)


def begins_or_ends(word: str) -> bool:
    bare = skeleton(word.strip("0123456789"))
    long = tuple(name for name in MEANT if len(name) >= INSIDE)
    return bare in MEANT or bare.startswith(long) or bare.endswith(long)
