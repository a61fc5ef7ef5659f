"""The screens of editors are Vietnamese: no phrase of Wagtail's and no English word."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PARTS = re.compile(r"%\(\w+\)[sdr]|%[sdr]|</?[a-z][^>]*>|\{\w*\}")
WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
# Frequent in English and no Vietnamese syllable: “to”, “in”, “an”, “do”, “can” are.
ENGLISH = re.compile(
    r"(?<![\w./@-])(?:"
    r"the|of|and|for|with|this|that|from|your|you|are|not|yes|none|true|false|by|or|"
    r"page|pages|add|edit|delete|save|search|name|date|status|type|user|users|"
    r"settings|select|choose|all|new|show|hide|actions|image|images|document|"
    r"documents|file|label|title|icon|root|view|publish|draft|words|health|lesson|"
    r"lessons|path|tool|guide|link|source|locale|time|zone|last|first|next|back|more|"
    r"help|open|close"
    r")(?![\w/@-])",
    re.IGNORECASE,
)
# Titles of the launch content, products and the name of a language in itself.
NAMES = re.compile(r"\bEnglish\b|Microsoft Copilot|Google Lens|Wagtail v[\d.]+")
# What the screen holds, shown or still folded; not what is left of a date picker.
READ = """() => {
  const found = new Set()
  const away = 'script, style, template, code, .xdsoft_datetimepicker, [hidden]'
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const node = walk.currentNode
    if (!node.parentElement.closest(away)) found.add(node.textContent)
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const each of document.querySelectorAll(`[${name}]`)) {
      found.add(each.getAttribute(name))
    }
  }
  const kept = [...document.querySelectorAll('*')].flatMap(
    each => [...each.attributes].filter(a => a.name.startsWith('data-')).map(a => a.value)
  )
  return [[...found, document.title], kept.filter(value => value.includes('"label"'))]
}"""
SCREENS = (
    "", "pages/", "pages/search/?q=AI", "images/", "images/add/", "documents/",
    "documents/multiple/add/", "reports/due/", "reports/workflow/", "account/",
    "search/synonyms/?q=trí tuệ", "search/synonyms/add/", "search/synonyms/1/remove/",
    "search/synonyms/versions/", "search/pins/", "search/pins/new/", "search/popular/",
    "search/nothing-found/",
)  # fmt: skip
FORMS = {
    "Bài học": "lessonpage",
    "Lộ trình": "pathpage",
    "Hướng dẫn công cụ": "toolguidepage",
    "Tài liệu hỗ trợ": "documentpage",
    "Thuật ngữ dễ hiểu": "termpage",
    "Câu hỏi thường gặp": "faqpage",
}
EDITED = (
    "Bình dân học AI Thái Nguyên",
    "Nhập môn AI trong 7 ngày",
    "AI là gì và không phải là gì",
    "Chương trình “Bình dân học AI” tỉnh Thái Nguyên",
)


def flat(words: str) -> str:
    return " ".join(words.split())


@cache
def phrases() -> frozenset[str]:
    """Return what Wagtail says in English, in pieces of at least two words."""
    found = set()
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale" / "en" / "LC_MESSAGES"
        for path in folder.glob("*.po") if app.name.startswith("wagtail") else ():
            with path.open("rb") as file:
                messages = [message for message in read_po(file) if message.id]
            for message in messages:
                forms = [message.id] if isinstance(message.id, str) else message.id
                for form in forms:
                    found |= {flat(piece).strip(" .,:") for piece in PARTS.split(form)}
    return frozenset(p.casefold() for p in found if len(WORDS.findall(p)) > 1)


def said(page: Page) -> set[str]:
    """Return every text of the screen, with the labels of blocks nobody has added yet."""
    shown, kept = page.evaluate(READ)
    label = re.compile(r'"(?:label|helpText|description)": ?("(?:[^"\\]|\\.)*")')
    for value in kept:
        shown += map(json.loads, label.findall(value))
        shown += re.findall(r">([^<>]+)</option>", value)
    return {flat(text) for text in shown if text and flat(text)}


def is_english(text: str) -> bool:
    text = NAMES.sub("", text)
    if text.casefold().strip(" .,:") in phrases():
        return True
    return bool(ENGLISH.search(text))


def english(page: Page) -> dict[str, list[str]]:
    """Return the English texts of a screen by its address; {} for a good screen."""
    page.wait_for_load_state("networkidle")
    found = sorted(filter(is_english, said(page)))
    return {page.url.split("/quan-tri/")[1]: found} if found else {}


def key(page: Page, title: str) -> str:
    """Return the key of the page with a title, found as an editor finds it."""
    page.goto(f"/quan-tri/pages/search/?q={title}")
    link = page.get_by_role("link", name=title, exact=True).first
    return re.search(r"/pages/(\d+)/", link.get_attribute("href"))[1]


def test_the_measure_itself_knows_english():
    assert len(phrases()) > 1000
    assert is_english("Add a document")
    assert is_english("Actions")
    assert is_english("Choose another page")
    assert not is_english("Thêm một tệp")
    assert not is_english("Trang to, in ra, do ai, can, an toàn")


def walk(page: Page, paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the English texts of all these screens."""
    found: dict[str, list[str]] = {}
    for path in paths:
        assert page.goto(f"/quan-tri/{path}").status == 200, path
        found |= english(page)
    return found


def test_the_screens_of_editors_are_vietnamese(person):
    assert walk(person("bientap"), SCREENS) == {}


def test_the_forms_of_new_pages_are_vietnamese(person):
    editor = person("bientap")
    paths = [
        f"pages/add/lessons/{model}/{key(editor, title)}/"
        for title, model in FORMS.items()
    ]
    assert walk(editor, paths) == {}


def test_the_forms_and_histories_of_pages_are_vietnamese(person):
    editor = person("bientap")
    keys = [key(editor, title) for title in EDITED]
    paths = [f"pages/{key}/{act}/" for key in keys for act in ("edit", "history")]
    assert walk(editor, paths) == {}


def test_the_lists_of_vocabularies_are_vietnamese(person):
    paths = (
        "snippets/lessons/level/",
        "snippets/lessons/level/add/",
        "reports/locked/",
    )
    assert walk(person("xuatban"), paths) == {}


def test_the_screens_on_members_are_vietnamese(person):
    admin = person("quantri")
    paths = (
        "members/", "members/1/roles/", "members/roles/", "members/trainers/",
        "members/trainers/import/", "members/complaints/", "members/recoveries/",
        "members/appeals/", "members/1/lock/", "settings/hub/operator/2/",
    )  # fmt: skip
    assert walk(admin, paths) == {}


def test_the_screen_of_the_account_has_no_fault(person):
    """All time zones of the server stop its script: browsers know no “localtime”."""
    editor = person("bientap")
    faults = []
    editor.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    editor.goto("/quan-tri/account/")
    editor.wait_for_load_state("networkidle")
    assert faults == []
