"""The documentation names every setting, command, block and slot."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")
)


def named(word: str) -> bool:
    return f"`{word}`" in DOCS or f"`{word} " in DOCS


def settings():
    for path in (ROOT / "site/hub/settings").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"^(HUB_\w+)", text, re.M)
        yield from re.findall(r'env\.\w+\("([A-Z_]+)"', text)


def commands():
    for folder in ("site/hub", "lessons", "community", "search"):
        for path in (ROOT / folder).glob("**/management/commands/*.py"):
            if path.stem != "__init__":
                yield path.stem


def blocks():
    for folder in ("lessons/blocks", "lessons/models"):
        for path in (ROOT / folder).glob("*.py"):
            text = path.read_text(encoding="utf-8")
            yield from re.findall(r'\(\s*"([a-z_]+)",\s*\w+Block\(', text)


def slots():
    for path in (ROOT / "templates").rglob("*.html"):
        yield from re.findall(r'{% slot "([a-z.]+)"', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "word", sorted({*settings(), *commands(), *blocks(), *slots()})
)
def test_the_documentation_names(word):
    assert named(word)


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
