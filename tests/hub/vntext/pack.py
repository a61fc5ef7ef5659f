"""The launch content as documents, the real vocabulary of the analyser's tests."""

import re
from functools import cache
from pathlib import Path

from hub.vntext import (
    Vocabulary,
    analyse_document,
    clean,
    parse_syllable,
    vocabulary_of,
)
from hub.vntext.spellings import SPELLINGS, TONES
from hub.vntext.syllable import with_tone
from hub.vntext.tokens import words

PACK = Path(__file__).resolve().parents[2] / "lessons" / "content-pack.md"
SLUG = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")
MARKUP = re.compile(r"\{\{|\}\}|\[\[[^\]]*\]\]|(?m:^- [a-z_0-9]+:)")


@cache
def documents() -> tuple[tuple[str, str], ...]:
    """Return title and text of each Vietnamese item, addresses taken out."""
    text = clean(PACK.read_text(encoding="utf-8"))
    text = MARKUP.sub(" ", SLUG.sub(" ", text[text.index("\n## 1.") :]))
    found = []
    for item in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        head, _, body = item.partition("\n")
        key, _, title = head.partition(" · ")
        if not key.endswith(".en"):
            rows = re.findall(r"^\| [A-Z]+\d+ \| ([^|]+) \|(.*)$", body, re.MULTILINE)
            found += [(title or key, body), *rows]
    return tuple(found)


@cache
def vocabulary() -> Vocabulary:
    return vocabulary_of(analyse_document(title, [body]) for title, body in documents())


@cache
def titles() -> tuple[str, ...]:
    return tuple(title for title, _ in documents() if 2 <= len(words(title)) <= 12)


@cache
def syllables() -> tuple[str, ...]:
    """Return the accented syllables of the whole pack, in small letters."""
    found = {
        word.lower()
        for title, body in documents()
        for word in words(title + "\n" + body)
    }
    return tuple(sorted(w for w in found if not w.isascii() and parse_syllable(w)))


@cache
def legal_syllables() -> tuple[str, ...]:
    """Return all that the orthography allows, those with marks: some 18,000."""
    found = (with_tone(letters, tone) for letters in SPELLINGS for tone in ("", *TONES))
    spelled = (syllable.spelled for syllable in found if syllable)
    return tuple(word for word in spelled if not word.isascii())
