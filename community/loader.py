"""Bring the launch threads of `community/seed/`, keyed by `seed_key`.

Each is made once, with invented authors that are no accounts. What is there already is
never touched, so what a person has edited or removed stays so.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from hub.vntext import slugify
from lessons.models import ContentPage, Sector

from . import spaces
from .actions.changes import changed
from .models import Discussion, HubComment, Kind, Space, Status, Tag, Topic

SEED = Path(__file__).parent / "seed"
LINK = re.compile(r"\[\[([A-Z]+\d*)\]\]")

Pages = dict[str, Page]


def load(*, draft: bool, say: Callable[[str], object]) -> None:
    """Load all threads; with `draft` they wait for a moderator and nobody sees them."""
    spaces.setup(say=say)
    items = [read(path) for path in sorted(SEED.glob("TH*.yaml"))]
    known = set(Topic.objects.exclude(seed_key=None).values_list("seed_key", flat=True))
    new = [item for item in items if item["key"] not in known]
    pages = pages_by_key() if new else {}
    status = Status.PENDING if draft else Status.PUBLIC
    for item in new:
        make(item, pages, status)
    if new:
        say(f"threads: {len(new)}")


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pages_by_key() -> Pages:
    """Return the Vietnamese pages of the launch content by their key."""
    rows = (
        page
        for model in apps.get_models()
        if issubclass(model, ContentPage)
        for page in model.objects.exclude(seed_key="").filter(
            locale__language_code="vi"
        )
    )
    return {page.seed_key: page for page in rows}


@transaction.atomic
def make(item: dict[str, Any], pages: Pages, status: Status) -> None:
    """Make one thread with its answers, the accepted one marked."""
    now = timezone.now()
    topic = Topic.objects.create(
        seed_key=item["key"], kind=Kind(item["kind"]), title=item["title"],
        title_is_own=True, body=plain(item["question"]["words"], pages), status=status,
        sample_author=item["question"]["who"], posted_at=now,
        public_at=now if status == Status.PUBLIC else None,
        space=Space.objects.get(slug=item["space"]),
        sector=Sector.objects.filter(
            slug=item["sectors"][0], locale__language_code="vi"
        ).first(),
    )  # fmt: skip
    topic.tags.set([tag_of(name) for name in item["tags"]])
    topic.pages.set([pages[key] for key in item["related"] if key in pages])
    discussion = Discussion.objects.create(topic=topic)
    for answer in item["answers"]:
        comment = HubComment(
            seed_key=f"{item['key']}-{answer['key']}", discussion=discussion,
            comment=plain(answer["words"], pages), status=status,
            sample_author=answer["who"],
        )  # fmt: skip
        comment.save()
        if answer["key"] == item.get("accepted") and status == Status.PUBLIC:
            Topic.objects.filter(pk=topic.pk).update(accepted=comment)
    if status == Status.PUBLIC:
        changed(discussion.pk)


def tag_of(name: str) -> Tag:
    return Tag.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def plain(words: str, pages: Pages) -> str:
    """Return words in which each `[[KEY]]` is the title and the address of its page."""

    def named(match: re.Match) -> str:
        page = pages.get(match[1])
        return f"“{page.title}” {page.get_url() or ''}".rstrip() if page else match[1]

    return LINK.sub(named, words)
