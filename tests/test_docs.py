"""The documentation says what is there: nothing is missing, nothing is left over."""

import re
from pathlib import Path

from django.apps import apps
from wagtail.fields import StreamField

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = ROOT / "docs/architecture.md"
OPERATIONS = ROOT / "docs/operations.md"
README = ROOT / "README.md"


def read(path):
    return path.read_text(encoding="utf-8")


def listed(path, heading):
    """Return the names in the first column of the table below a heading."""
    part = read(path).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("|")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def found(pattern, folder, files):
    """Return what a pattern finds in the files of a folder."""
    text = "\n".join(read(path) for path in (ROOT / folder).rglob(files))
    return set(re.findall(pattern, text, re.M))


def test_every_name_of_the_environment_is_described():
    read_by_settings = found(
        r'env\.\w+\(["\']([A-Z_]+)["\']', "site/hub/settings", "*.py"
    )
    read_by_code = found(r'environ\.get\("([A-Z_]+)"', "site/hub", "*.py")
    assert listed(OPERATIONS, "Environment") == read_by_settings | read_by_code


def test_every_setting_of_ours_is_described():
    ours = found(r"^(HUB_\w+)\b", "site/hub/settings", "*.py")
    assert listed(OPERATIONS, "Settings in the code") == ours


def test_every_command_is_described():
    folders = ("site/hub", "lessons", "community", "search")
    ours = {
        path.stem
        for folder in folders
        for path in (ROOT / folder).rglob("management/commands/[a-z]*.py")
    }
    assert listed(OPERATIONS, "Commands") == ours


def test_every_system_check_is_described():
    ours = found(r'id="(hub\.[EW]\d+)"', "site/hub", "checks.py")
    assert listed(OPERATIONS, "System checks") == ours


def test_every_slot_is_described():
    ours = found(r'{% slot "([a-z.]+)"', "templates", "*.html")
    ours |= found(r'slots\.fill\("([a-z.]+)"', "community", "*.py")
    assert listed(ARCHITECTURE, "Slots") == ours


def test_every_block_is_described():
    streams = [
        field.stream_block
        for model in apps.get_app_config("lessons").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    kinds = {name for stream in streams for name in stream.child_blocks}
    assert listed(ARCHITECTURE, "Blocks") == kinds


def test_every_type_of_page_is_described():
    from lessons.models import ContentPage

    ours = {m.__name__ for m in apps.get_models() if issubclass(m, ContentPage)}
    part = read(ARCHITECTURE).split("\n## Pages")[1].split("\n## ")[0]
    assert ours <= set(re.findall(r"`(\w+Page)`", part))


def test_every_target_of_make_is_in_the_readme():
    targets = set(re.findall(r"^([a-z-]+):.*## ", read(ROOT / "Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z-]+)", read(README))) == targets - {"help"}


def test_the_demo_users_of_the_readme_are_there():
    from hub.accounts.demo import PASSWORD, PEOPLE

    named = set(re.findall(r"\S+@demo\.invalid", read(README)))
    assert named == {person.email for person in PEOPLE}
    assert f"`{PASSWORD}`" in read(README)


def test_links_lead_to_files():
    pages = [README, *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", read(page))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs/decisions"
    records = {path.name for path in folder.glob("[0-9]*.md")}
    assert set(re.findall(r"\(([^)]+\.md)\)", read(folder / "README.md"))) == records


def test_the_readme_is_short():
    assert len(read(README).splitlines()) <= 120
