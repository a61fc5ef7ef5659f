"""What waits for moderators: contributions, changes of words, reports. Oldest first."""

from collections import Counter
from itertools import chain

from django.db.models import Value

from hub.accounts.models import Recovery

from ..models import (
    Appeal,
    HubComment,
    Report,
    Revision,
    Status,
    Tip,
    Topic,
    Trial,
    Words,
)
from .photos import photos

MOST = 50


def waiting() -> list[Words]:
    """Return the oldest contributions that wait, with their `photos`: 3 queries."""
    topics = Topic.objects.filter(status=Status.PENDING).with_people().order_by("pk")
    topics = topics.annotate(photos=photos("topic"))
    comments = HubComment.objects.filter(status=Status.PENDING).with_people()
    comments = (
        comments.with_answered()
        .select_related("discussion__topic", "discussion__tip")
        .annotate(photos=photos("comment"))
        .order_by("pk")
    )
    tips = Tip.objects.waiting().with_people().annotate(photos=photos("tip"))
    found = chain(topics[:MOST], comments[:MOST], tips[:MOST])
    return sorted(found, key=written)[:MOST]


def written(thing: Words) -> object:
    return thing.submit_date if isinstance(thing, HubComment) else thing.posted_at


def changes() -> list[Revision]:
    """Return the oldest changes of public words that wait."""
    rows = Revision.objects.waiting().of_public().select_related(
        "topic__discussion", "topic__author__profile", "by__profile",
        "comment__discussion__topic", "comment__discussion__tip",
        "comment__user__profile", "tip__discussion", "tip__author__profile",
    )  # fmt: skip
    return list(rows[:MOST])


def counts() -> dict[str, int]:
    """Return how much waits on each list of the desk, however long it is: 6 queries."""
    pending = {"status": Status.PENDING}
    words = Topic.objects.filter(**pending), HubComment.objects.filter(**pending), Tip.objects.waiting()  # fmt: skip
    reported = Report.objects.waiting().order_by().values("topic", "comment", "tip")
    return {
        "words": sum(rows.count() for rows in words),
        "changes": Revision.objects.waiting().of_public().count(),
        "notes": Trial.objects.waiting().count(),
        "reports": reported.distinct().count(),
    }


def elsewhere() -> dict[str, int]:
    """Return how much waits on the screens of the admin: one query."""
    objections = Appeal.objects.filter(outcome=Appeal.Outcome.OPEN).order_by()
    lost = Recovery.objects.filter(state=Recovery.State.NEW).order_by()
    rows = objections.values_list(Value("objections")).union(
        lost.values_list(Value("lost")), all=True
    )
    return Counter(name for (name,) in rows)


def reports() -> list[Report]:
    """Return the oldest open reports."""
    rows = Report.objects.waiting().select_related(
        "topic__discussion", "topic__author__profile",
        "comment__discussion__topic", "comment__discussion__tip",
        "comment__user__profile", "tip__discussion", "tip__author__profile",
    )  # fmt: skip
    return list(rows[:MOST])


def notes() -> list[Trial]:
    """Return the oldest notes on trials that wait, each with its tip."""
    rows = Trial.objects.waiting().select_related("tip__discussion", "user__profile")
    return list(rows.select_related("tool")[:MOST])
