"""What a group of words of equal meaning may be."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from hub.vntext import canon, clean, tokens

MOST_GROUPS = 1000
FEWEST, MOST_WORDS = 2, 20
LONGEST, MOST_SYLLABLES = 60, 8  # hub.vntext reads eight syllables of a phrase
APART = re.compile(r"[\n,;]")


def words_of(text: str) -> list[str]:
    """Return the words of a field, one a line or parted by commas; in NFC, each once."""
    found = (" ".join(part.split()) for part in APART.split(clean(text)))
    unique: dict[str, str] = {}
    for word in filter(None, found):
        unique.setdefault(key_of(word) or word, word)
    return list(unique.values())


def key_of(word: str) -> str:
    """Return one key for all spellings of a word: capitals, place of the tone, y or i."""
    return " ".join(canon(token.text) for token in tokens(clean(word)))


def problems(
    words: list[str], key: int | None, groups: Mapping[int, list[str]]
) -> list[str]:
    """Return what is wrong with a group among the others, as sentences; [] if nothing.

    `key` is its own among `groups`, None for a new one.
    """
    found = list(own_problems(words))
    others = {number: each for number, each in groups.items() if number != key}
    if key is None and len(others) >= MOST_GROUPS:
        found.append(
            _("There are %(most)d groups already; merge or remove one first.")
            % {"most": MOST_GROUPS}
        )
    taken = {key_of(word): each for each in others.values() for word in each}
    for word in words:
        if group := taken.get(key_of(word)):
            found.append(
                _("“%(word)s” is in another group already: %(group)s.")
                % {"word": word, "group": ", ".join(group)}
            )
    return found


def own_problems(words: list[str]) -> Iterable[str]:
    if len(words) < FEWEST:
        yield _("Write at least two words that mean the same.")
    if len(words) > MOST_WORDS:
        yield _("Write at most %(most)d words in a group.") % {"most": MOST_WORDS}
    for word in words:
        if not key_of(word):
            yield _("“%(word)s” holds no letter.") % {"word": word}
        elif len(word) > LONGEST:
            yield _("“%(word)s” is longer than %(most)d characters.") % {
                "word": word,
                "most": LONGEST,
            }
        elif len(tokens(word)) > MOST_SYLLABLES:
            yield _("“%(word)s” has more than %(most)d syllables.") % {
                "word": word,
                "most": MOST_SYLLABLES,
            }
