"""Our own catalogue: complete, nothing uncertain, placeholders kept, marks composed."""

import re
import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

PO = Path(__file__).resolve().parents[1] / "locale/vi/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def messages():
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    return [message for message in catalogue if message.id]


def texts(value):
    return value if isinstance(value, tuple | list) else (value,)


def test_every_message_has_vietnamese_words(messages):
    empty = [m.id for m in messages if not all(texts(m.string))]
    assert not empty


def test_no_message_is_fuzzy(messages):
    assert not [m.id for m in messages if m.fuzzy]


def test_placeholders_agree(messages):
    for message in messages:
        wanted = set(PLACEHOLDER.findall(texts(message.id)[-1]))
        for text in texts(message.string):
            assert set(PLACEHOLDER.findall(text)) <= wanted, message.id
            if len(texts(message.id)) == 1:
                assert set(PLACEHOLDER.findall(text)) == wanted, message.id


def test_marks_are_composed(messages):
    for message in messages:
        for text in texts(message.string):
            assert unicodedata.is_normalized("NFC", text), message.id


def test_no_message_stands_twice():
    """The later of two would win, in all places of both."""
    found = re.findall(
        r'^(?:msgctxt "(.*)"\n)?msgid ((?:"(?:.*)"\n)+)',
        PO.read_text(encoding="utf-8"),
        re.M,
    )
    assert len(found) > 1000
    assert len(found) == len(set(found)), {one for one in found if found.count(one) > 1}
