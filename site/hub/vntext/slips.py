"""One slip of the finger, or of the ear, away from a word."""

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST, LONGEST_REPAIRED = 2, 24
# Sounds that a region does not tell apart and so writes for one another.
ALIKE = (("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi"), ("r", "gi"), ("d", "r"))
ENDINGS = (("n", "ng"), ("n", "nh"), ("c", "t"), ("ch", "t"))


def slips(word: str) -> set[str]:
    """Return what may have been meant by a folded word: one letter or sound away.

    One letter too many, too few, wrong, or swapped with its neighbour. One letter
    alone may be anything; figures are meant as they stand.
    """
    if not (
        SHORTEST <= len(word) <= LONGEST_REPAIRED and word.isascii() and word.isalpha()
    ):
        return set()
    found = set(one_letter(word))
    found.update(alike(word))
    found.discard(word)
    return found


def one_letter(word: str) -> Iterator[str]:
    """Yield the words one letter away, some of them twice."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def alike(word: str) -> Iterator[str]:
    """Yield the syllables that some region pronounces like a folded one."""
    for pair in ALIKE:
        for old, new in (pair, pair[::-1]):
            if word.startswith(old):
                yield new + word[len(old) :]
    for pair in ENDINGS:
        for old, new in (pair, pair[::-1]):
            if word.endswith(old):
                yield word[: -len(old)] + new


def is_one_slip(one: str, two: str) -> bool:
    """Return whether two words are at most one letter apart, marks counted."""
    if one == two:
        return True
    one, two = sorted((one, two), key=len)
    if len(two) - len(one) > 1:
        return False
    start = next((at for at, letter in enumerate(one) if letter != two[at]), len(one))
    head, tail = one[start:], two[start:]
    if len(one) < len(two):
        return head == tail[1:]
    return head[1:] == tail[1:] or (head[:2] == tail[1::-1] and head[2:] == tail[2:])
