"""Lengths as Vietnamese counts them."""


def count_syllables(text: str) -> int:
    """Return the number of "tiếng": tokens between spaces with a letter or a digit.

    A dash or a full stop standing alone is none; "AI/ML" and "60%" are one each.
    """
    return sum(any(map(str.isalnum, token)) for token in text.split())
