import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.vntext import SLUG_FORMATTERS, slugify

from .forms import nfd, vietnamese, windows


def formatted(text: str) -> str:
    text = text.strip()
    for pattern, replacement in SLUG_FORMATTERS:
        text = re.sub(pattern, replacement, text)
    return text


def in_browser(text: str) -> str:
    """The formatters, then what Wagtail's script does to a title (`urlify`)."""
    text = re.sub(r"[^-\w\s]", "", formatted(text).lower(), flags=re.ASCII)
    return re.sub(r"-+$", "", re.sub(r"[-\s]+", "-", text))


def on_blur(text: str) -> str:
    """The formatters, then what the script does on leaving the field (`slugify`)."""
    text = re.sub(r"\s+", "-", formatted(text))
    return re.sub(r"[^A-Za-z0-9\-_]", "", text).lower()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đặt câu lệnh đúng cách, ngày đầu", "dat-cau-lenh-dung-cach-ngay-dau"),
        ("  Ưu tiên — AI/ML: 3.5 “tốt” _nhé_?! ", "uu-tien-ai-ml-3-5-tot-nhe"),
        ("What’s AI?", "whats-ai"),
        ("Ðại học", "dai-hoc"),
        ("…!?", ""),
        ("", ""),
    ],
)
def test_server_and_browser_make_the_same_slug(title: str, slug: str):
    assert slugify(title) == slug
    assert in_browser(title) == in_browser(nfd(title)) == on_blur(title) == slug


def test_other_scripts_are_transliterated():
    assert slugify("Москва và 東京") == "moskva-va-dongjing"


def test_a_long_title_is_cut_at_a_word_border():
    assert slugify("một hai ba", max_length=9) == "mot-hai"
    assert slugify("một hai ba", max_length=7) == "mot-hai"
    assert slugify("một hai ba", max_length=10) == "mot-hai-ba"


def test_one_word_too_long_is_cut_anywhere():
    assert slugify("a" * 200) == "a" * 80
    assert slugify("chè", max_length=0) == slugify("chè", max_length=-1) == ""


@given(vietnamese)
def test_the_browser_agrees_on_all_forms_of_vietnamese(text: str):
    slug = slugify(text, max_length=10_000)
    assert in_browser(text) == in_browser(nfd(text)) == on_blur(text) == slug
    assert (
        in_browser(windows(text)) == slugify(windows(text), max_length=10_000) == slug
    )


@given(st.text(st.characters()), st.integers(-5, 90))
def test_a_slug_is_ascii_words_within_the_limit(text: str, limit: int):
    slug = slugify(text, limit)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= max(limit, 0)
    assert slugify(slug, limit) == slug
