"""Addresses in plain ASCII."""

import re

from anyascii import anyascii

from .fold import fold
from .normal import clean

APOSTROPHE = re.compile("['’ʼ]")
NOT_A_WORD = re.compile(r"[^\w\u0300-\u036f]+|_+")
NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def slugify(text: str, max_length: int = 80) -> str:
    """Return words of a-z and 0-9 joined by "-", "" when nothing is left.

    Django's own slugify drops đ ("ưu tiên đầu" loses a letter). Other scripts are
    transliterated. Longer than `max_length` characters, it ends with a whole word.
    """
    words = NOT_A_WORD.sub(" ", APOSTROPHE.sub("", fold(clean(text))))
    slug = NOT_ASCII_WORD.sub("-", anyascii(words).lower()).strip("-")
    return _cut(slug, max(max_length, 0))


def _cut(slug: str, length: int) -> str:
    if len(slug) <= length:
        return slug
    head = slug[:length]
    if slug[length] != "-" and "-" in head:
        head = head.rpartition("-")[0]
    return head.strip("-")
