"""What waits for moderators: contributions, changes of words, reports. Oldest first."""

from itertools import chain

from ..models import HubComment, Report, Revision, Status, Tip, Topic, Trial, Words

MOST = 50


def waiting() -> list[Words]:
    """Return the oldest contributions that wait: 3 queries."""
    topics = Topic.objects.filter(status=Status.PENDING).with_people().order_by("pk")
    comments = HubComment.objects.filter(status=Status.PENDING).with_people()
    comments = (
        comments.with_answered()
        .select_related("discussion__topic", "discussion__tip")
        .order_by("pk")
    )
    tips = Tip.objects.waiting().with_people()
    found = chain(topics[:MOST], comments[:MOST], tips[:MOST])
    return sorted(found, key=written)[:MOST]


def written(thing: Words) -> object:
    return thing.submit_date if isinstance(thing, HubComment) else thing.posted_at


def changes() -> list[Revision]:
    """Return the oldest changes of public words that wait."""
    rows = Revision.objects.waiting().select_related("topic__discussion", "by__profile")
    return list(rows.select_related("comment__discussion__topic", "comment__discussion__tip", "tip__discussion", "by__profile", "topic__discussion")[:MOST])  # fmt: skip


def reports() -> list[Report]:
    """Return the oldest open reports."""
    rows = Report.objects.waiting()
    return list(rows.select_related("topic__discussion", "comment__discussion__topic", "comment__discussion__tip", "tip__discussion")[:MOST])  # fmt: skip


def notes() -> list[Trial]:
    """Return the oldest notes on trials that wait, each with its tip."""
    rows = Trial.objects.waiting().select_related("tip__discussion", "user__profile")
    return list(rows.select_related("tool")[:MOST])
