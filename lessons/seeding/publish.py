"""Publishing the launch content where it is a demonstration."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from .pages import Made, waits


def publish_all(
    items: dict[str, dict[str, Any]], made: Made, say: Callable[[str], object]
) -> None:
    """Publish each new page, and a waiting draft whose function has come since.

    The links of the pages run in circles, so all of them are marked live before the
    rules ask whether links are live; it is one transaction, so nobody sees less.
    """
    due = [key for key in items if key in made.pages and is_due(key, items[key], made)]
    pages = [made.pages[key] for key in due]
    for key in made.new:
        made.pages[key].save()
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(live=True)
    for number, page in enumerate(pages, 1):
        page.live = True
        revision = page.save_revision() if page.seed_key in made.new else None
        (revision or page.get_latest_revision()).publish()
        if number % 25 == 0:
            say(f"  {number} of {len(pages)} pages published")
    for key in made.new - set(due):
        made.pages[key].save_revision()
    say(f"published: {len(pages)}; waiting: {sorted(made.new - set(due))}")


def is_due(key: str, item: dict[str, Any], made: Made) -> bool:
    """Return whether a page goes live now: new, or a draft that nobody has touched."""
    if waits(item):
        return False
    page = made.pages[key]
    untouched = not page.live and page.first_published_at is None
    return key in made.new or (
        bool(item.get("requires")) and untouched and page.revisions.count() == 1
    )
