"""Bring the launch tips of `community/seed/C*.yaml`, keyed by `seed_key`.

As with the threads: each is made once, by nobody who can sign in, and what is there
already is never touched.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from lessons.models import Sector

from . import short
from .actions.changes import changed
from .loader import SEED, Pages, pages_by_key, read
from .models import Discussion, Status, Tip

# The pack's default contributor.
AUTHOR = "Ban biên tập (nội dung mẫu, nhân vật minh hoạ)"


def load(*, draft: bool, say: Callable[[str], object]) -> None:
    """Load all tips; with `draft` they wait for a moderator and nobody sees them."""
    items = [read(path) for path in sorted(SEED.glob("C*.yaml"))]
    known = set(Tip.objects.exclude(seed_key=None).values_list("seed_key", flat=True))
    new = [item for item in items if item["key"] not in known]
    pages = pages_by_key() if new else {}
    status = Status.PENDING if draft else Status.PUBLIC
    for item in new:
        make(item, pages, status)
    if new:
        say(f"tips: {len(new)}")


@transaction.atomic
def make(item: dict[str, Any], pages: Pages, status: Status) -> None:
    now = timezone.now()
    tip = Tip.objects.create(
        seed_key=item["key"], title=item["title"], problem=item["problem"],
        prompt=item["prompt"], steps=item["how"], caution=item["caution"],
        any_assistant=item.get("any_assistant", False), sample_author=AUTHOR,
        about=pages.get(item["lesson"]), status=status, posted_at=now,
        public_at=now if status == Status.PUBLIC else None,
    )  # fmt: skip
    rows = Sector.objects.filter(locale__language_code="vi", slug__in=item["sectors"])
    tip.sectors.set(rows)
    guides = [pages[key] for key in item["tools"] if key in pages]
    tip.tools.set([guide.tool for guide in guides if guide.tool])
    talk = Discussion.objects.create(tip=tip)
    if status == Status.PUBLIC:
        short.link_to(tip)
        changed(talk.pk)
