"""What waits for moderators: contributions, changes of words, reports. Oldest first."""

from collections import Counter
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet, Value

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
    """Return how much waits on each list of the desk, and on the screens of the admin
    (objections, lost phones), however long they are: one query.
    """
    pending = {"status": Status.PENDING}
    each = Count("topic", distinct=True), Count("comment", distinct=True), Count("tip", distinct=True)  # fmt: skip
    rows = [
        counted("words", Topic.objects.filter(**pending)),
        counted("words", HubComment.objects.filter(**pending)),
        counted("words", Tip.objects.waiting()),
        counted("changes", Revision.objects.waiting().of_public()),
        counted("notes", Trial.objects.waiting()),
        counted("reports", Report.objects.waiting(), each[0] + each[1] + each[2]),
        counted("objections", Appeal.objects.filter(outcome=Appeal.Outcome.OPEN)),
        counted("lost", Recovery.objects.filter(state=Recovery.State.NEW)),
    ]
    found: Counter[str] = Counter()
    for name, number in rows[0].union(*rows[1:], all=True):
        found[name] += number
    return found


def counted(name: str, rows: QuerySet, number: Any = None) -> QuerySet:
    """Return one row: the name, and how many rows there are."""
    number = Count("pk") if number is None else number
    return rows.order_by().annotate(what=Value(name)).values_list("what").annotate(n=number)  # fmt: skip


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
