"""Words without what may tell who wrote them: whole sentences are left out, for a gap in
a sentence still tells. A last look by a person stays needed.
"""

import re
from collections.abc import Iterable

from hub.vntext import fold

from .actions.words import SENTENCE

MOST_DIGITS = 6  # phones, ID cards, accounts are longer; years and prices are not
ADDRESS = re.compile(r"@|\(at\)|\[at\]|://|\bwww\.", re.IGNORECASE)
CALLED = re.compile(
    r"\b(ten (la|toi|em|chau|minh)|(toi|em|chau|minh) ten|so nha|xom|thon|to dan pho|ngo|ngach)\s"
)
IS_SOMEBODY = re.compile(r"(?i:\b(?:tôi|em|cháu|mình|con|bác|cô|chú) là) [A-ZĐÀ-Ỹ]")


def without(text: str, names: Iterable[str]) -> list[str]:
    """Return the sentences that hold no number of a person, no address, no such name."""
    known = [name.strip() for name in names if name.strip()]
    sentences = [" ".join(one.split()) for one in SENTENCE.findall(text)]
    return [one for one in sentences if one and not tells(one, known)]


def tells(sentence: str, names: list[str]) -> bool:
    folded = fold(sentence)
    many = sum(letter.isdigit() for letter in sentence) > MOST_DIGITS
    says = CALLED.search(folded) or IS_SOMEBODY.search(sentence)
    named = any(names_it(sentence, folded, name) for name in names)
    return bool(named or many or says or ADDRESS.search(sentence))


def names_it(sentence: str, folded: str, name: str) -> bool:
    """A single word only as it is written: without its mark “Lan” is any “lần”."""
    single = len(name.split()) == 1
    where, what = (sentence, name) if single else (folded, fold(name))
    return bool(re.search(rf"(?<!\w){re.escape(what)}(?!\w)", where))
