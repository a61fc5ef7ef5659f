"""The folders and the one direction of imports (design.md 2)."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Each part may import those before it, never those behind it.
ORDER = ("hub.vntext", "hub", "lessons", "community", "search")
FOLDERS = {
    "hub.vntext": ROOT / "site/hub/vntext",
    "hub": ROOT / "site/hub",
    "lessons": ROOT / "lessons",
    "community": ROOT / "community",
    "search": ROOT / "search",
}


def part_of(module: str) -> str | None:
    """Return the part that a dotted module name belongs to."""
    if module.startswith("hub.vntext"):
        return "hub.vntext"
    top = module.split(".")[0]
    return top if top in ORDER else None


def imported(path: Path) -> set[str]:
    """Return the absolute names that a file imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    return names


@pytest.mark.parametrize("part", ORDER)
def test_a_part_imports_only_those_before_it(part):
    allowed = set(ORDER[: ORDER.index(part) + 1])
    for path in FOLDERS[part].rglob("*.py"):
        if part == "hub" and FOLDERS["hub.vntext"] in path.parents:
            continue
        for name in imported(path):
            target = part_of(name)
            assert target is None or target in allowed, f"{path} imports {name}"


def test_vntext_knows_nothing_of_django():
    for path in FOLDERS["hub.vntext"].rglob("*.py"):
        tops = {name.split(".")[0] for name in imported(path)}
        assert not tops & {"django", "wagtail"}, path


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_folders_that_would_hide_the_standard_library_hold_no_init(folder):
    assert not (ROOT / folder / "__init__.py").exists()


def test_every_folder_of_tests_is_a_package():
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_only_browser_tests_use_the_name_of_the_browsers_page():
    """A fixture `page` elsewhere is ordered among the browser's, whose loop then runs."""
    taken = re.compile(r"@pytest\.fixture[^\n]*\ndef (page|context|browser)\(")
    for path in (ROOT / "tests").rglob("*.py"):
        if "browser" not in path.parts:
            assert not taken.search(path.read_text(encoding="utf-8")), path


def test_hub_holds_no_page_model():
    from django.apps import apps
    from wagtail.models import Page

    pages = [m for m in apps.get_models() if issubclass(m, Page) and m is not Page]
    assert {model._meta.app_label for model in pages} == {"lessons"}


@pytest.mark.parametrize("path", [*(ROOT / "templates").rglob("*.html")], ids=str)
def test_public_templates_hold_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")
    assert "<style" not in text
    assert " style=" not in text
    for tag in text.split("<script")[1:]:
        head = tag.split(">")[0]
        assert "src=" in head or "application/" in head or "json" in head, path
