"""Bring the launch content of `lessons/seed/` into the site, keyed by `seed_key`.

Each item is made once. What a person has edited since is never touched, and a second
run changes no row.
"""

from collections.abc import Callable

from django.db import transaction

from .seeding import homes, pages, publish, vocabularies
from .seeding.files import read_items

Say = Callable[[str], object]


@transaction.atomic
def load(*, draft: bool, say: Say) -> None:
    """Load everything; with `draft` all pages stay unpublished for people to review."""
    items = read_items()
    vocabularies.load()
    home = homes.ensure_home(items["HOME"])
    made = pages.make_all(items, home, say)
    pages.fill_all(items, made, say)
    if draft:
        pages.save_drafts(made, say)
    else:
        publish.publish_all(items, made, say)
