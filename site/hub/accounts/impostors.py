"""Names that would pass for those who run the site, however they are written."""

import re
import unicodedata

from hub.vntext import clean, slugify

STAFF = (
    "quản trị", "ban quản trị", "quản trị viên", "kiểm duyệt", "kiểm duyệt viên",
    "cán bộ", "ban tổ chức", "ban biên tập", "biên tập viên", "biên tập",
    "ban điều hành", "điều hành viên", "điều phối viên", "ban giám sát", "hệ thống",
    "hỗ trợ kỹ thuật", "hỗ trợ viên", "trung tâm hỗ trợ", "tổng đài", "trợ lý ai",
    "bình dân học ai", "bình dân học vụ", "ban qt", "q trị",
    "uỷ ban nhân dân", "ubnd", "công an tỉnh", "công an xã", "công an phường",
    "admin", "administrator", "moderator", "support", "staff", "system", "webmaster",
    "mod", "bqt", "btc", "qtv",
)  # fmt: skip
# Without their marks these are names of people too (Hồ Trở, Diệu Hạnh).
MARKED = ("điều hành", "hỗ trợ", "bình dân học")
# A given name that says a name of the staff only when its marks are left out.
PEOPLE = re.compile(r"(?<!ban )\bquân trí\b(?! viên)")
# Letters in boxes, circles and flags, which no normal form makes plain.
BOXED = {start + n: chr(97 + n) for start in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
         for n in range(26)}  # fmt: skip
NUMBERED = re.compile(r"(?<=\w)\d+\b")
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
    text = unicodedata.normalize("NFKC", name.translate(BOXED))
    parts = [p.translate(LEET) if LETTER.search(p) else p for p in text.split()]
    return slugify(" ".join(parts), max_length=400).split("-")


MEANT = {skeleton("".join(words_of(name))) for name in STAFF}


def passes_for_staff(name: str) -> bool:
    """Return whether a run of whole words of the name reads as a name of the staff."""
    plain = PEOPLE.sub("", " ".join(clean(name).lower().split()))
    if any(f" {marked} " in f" {plain} " for marked in MARKED):
        return True
    return any(imitated(words_of(one)) for one in {plain, NUMBERED.sub("", plain)})


def imitated(words: list[str]) -> bool:
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
