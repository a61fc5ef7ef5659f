"""What waits for moderators: contributions, changes of words, reports. Oldest first."""

from itertools import chain

from hub.accounts.models import Recovery

from ..models import Appeal, HubComment, Report, Revision, Status, Topic

MOST = 50


def waiting() -> list[Topic | HubComment]:
    """Return the oldest contributions that wait: 2 queries."""
    topics = Topic.objects.filter(status=Status.PENDING).with_people().order_by("pk")
    comments = HubComment.objects.filter(status=Status.PENDING).with_people()
    comments = (
        comments.with_answered().select_related("discussion__topic").order_by("pk")
    )
    both = chain(topics[:MOST], comments[:MOST])
    return sorted(both, key=written)[:MOST]


def written(thing: Topic | HubComment) -> object:
    return thing.posted_at if isinstance(thing, Topic) else thing.submit_date


def changes() -> list[Revision]:
    """Return the oldest changes of public words that wait."""
    rows = Revision.objects.waiting().of_public().select_related(
        "topic__discussion", "topic__author__profile",
        "comment__discussion__topic", "comment__user__profile",
    )  # fmt: skip
    return list(rows[:MOST])


def elsewhere() -> dict[str, int]:
    """Return how much waits on the screens of the admin: 2 queries."""
    return {
        "objections": Appeal.objects.filter(outcome=Appeal.Outcome.OPEN).count(),
        "lost": Recovery.objects.filter(state=Recovery.State.NEW).count(),
    }


def reports() -> list[Report]:
    """Return the oldest open reports."""
    rows = Report.objects.waiting().select_related(
        "topic__discussion", "topic__author__profile",
        "comment__discussion__topic", "comment__user__profile",
    )  # fmt: skip
    return list(rows[:MOST])
