"""Making the pages of the seed and filling in those that are new."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from wagtail.models import Locale, Page

from hub import features

from ..models import (
    DocumentIndexPage,
    DocumentPage,
    FAQIndexPage,
    FAQPage,
    HomePage,
    LessonIndexPage,
    LessonPage,
    PathIndexPage,
    PathPage,
    PhasePage,
    PlainPage,
    ProgrammeIndexPage,
    ProgrammePage,
    TermIndexPage,
    TermPage,
    ToolGuideIndexPage,
    ToolGuidePage,
)
from . import fill
from .ids import stable

# key of a section -> its type and the key of its parent
SECTIONS = {
    "S01": (LessonIndexPage, "HOME"),
    "S02": (PathIndexPage, "HOME"),
    "S03": (ToolGuideIndexPage, "HOME"),
    "S04": (DocumentIndexPage, "HOME"),
    "S05": (TermIndexPage, "HOME"),
    "S08": (ProgrammeIndexPage, "HOME"),
    "S12": (FAQIndexPage, "S04"),
}
TYPES = {
    "lesson": (LessonPage, "S01"),
    "path": (PathPage, "S02"),
    "guide": (ToolGuidePage, "S03"),
    "document": (DocumentPage, "S04"),
    "term": (TermPage, "S05"),
    "faq": (FAQPage, "S12"),
    "programme": (ProgrammePage, "S08"),
    "phase": (PhasePage, "PR1"),
    "plain": (PlainPage, "HOME"),
}


class Made(NamedTuple):
    """All pages of the seed by key, and the keys of those that this run made."""

    pages: dict[str, Page]
    new: set[str]


def place(item: dict[str, Any]) -> tuple[type[Page], str] | None:
    """Return the type of an item's page and its parent's key; None for no page.

    A section whose part has not been built yet has no page; a document that is the
    index of a section (D02, D08) is that section's page.
    """
    if item["type"] == "section":
        return SECTIONS.get(item["key"])
    if item.get("index"):
        return None
    return TYPES.get(item["type"])


def make_all(
    items: dict[str, dict], home: HomePage, say: Callable[[str], object]
) -> Made:
    """Make each page that is missing, as a draft; every parent before its children."""
    locale = Locale.objects.get(language_code="vi")
    known = Page.objects.filter(locale=locale, translation_key__in=map(stable, items))
    by_key = {page.translation_key: page for page in known.specific()}
    pages = {key: by_key[stable(key)] for key in items if stable(key) in by_key}
    new = set() if home.first_published_at or home.latest_revision_id else {"HOME"}
    pages["HOME"] = home
    for key in sorted(items, key=lambda key: depth(items, key)):
        where = place(items[key])
        if key in pages or where is None:
            continue
        model, parent_key = where
        page = model(
            title=items[key]["title"], slug=items[key]["slug"], seed_key=key,
            sample=bool(items[key].get("sample")), live=False, locale=locale,
            translation_key=stable(key),
        )  # fmt: skip
        parent = pages[parent_key]
        parent.refresh_from_db(fields=["path", "numchild", "depth"])
        parent.add_child(instance=page)
        pages[key] = page
        new.add(key)
    waiting = [key for key in items if place(items[key]) is None and key != "HOME"]
    say(
        f"pages: {len(pages)} of the seed, {len(new)} new; no page of their own: {waiting}"
    )
    return Made(pages, new)


def depth(items: dict[str, dict], key: str) -> int:
    """Return how many parents of the seed stand above an item's page."""
    where = place(items[key])
    return 0 if where is None or where[1] == key else 1 + depth(items, where[1])


def fill_all(items: dict[str, dict], made: Made, say: Callable[[str], object]) -> None:
    """Fill in the pages that this run made; what was there before is a person's."""
    for number, key in enumerate(sorted(made.new), 1):
        item, page = items[key], made.pages[key]
        fill_common(item, page)
        fill.FILLERS[item["type"]](item, page, made.pages)
        for twin in items.values():
            if twin.get("index") == key:
                page.summary = item.get("intro") or page.summary
                page.field = twin.get("expert", "")
        if number % 25 == 0:
            say(f"  {number} of {len(made.new)} pages filled in")


def fill_common(item: dict[str, Any], page: Page) -> None:
    """Fill in what every type has."""
    page.summary = item.get("summary") or item.get("intro") or item.get("meta") or ""
    page.field = item.get("expert", "")
    page.show_in_menus = item["type"] in {"section", "plain"}
    for name in ("author", "owner_unit", "change_note", "ai_use_note", "licence"):
        setattr(page, name, item.get(name, ""))
    page.last_reviewed = item.get("last_reviewed")
    if page.last_reviewed and item.get("review_days"):
        page.review_by = page.last_reviewed + timedelta(days=item["review_days"])
    page.sources = fill.sources(item)


def waits(item: dict[str, Any]) -> bool:
    """Return whether the item needs a function that is not there yet."""
    return not features.has(item.get("requires", ""))


def save_drafts(made: Made, say: Callable[[str], object]) -> None:
    """Keep the new pages as drafts with a first revision."""
    for key in sorted(made.new):
        made.pages[key].save()
        made.pages[key].save_revision()
    say(f"drafts: {len(made.new)}")
