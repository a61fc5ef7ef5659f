"""Counting a discussion anew, and mending what differs.

Nothing but a fault or a hand in the database makes a difference; the counters are kept
by `counting` in the transaction of each act.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment

from ..models import Discussion, HubComment, Status
from ..models.statuses import GONE
from . import paths

HUB = {"depth", "is_shown"}
XTD = {"level", "order", "thread_id", "parent_id", "nested_count"}


class Drift(NamedTuple):
    """A value that is not what it should be; `key` None is the discussion itself."""

    key: int | None
    column: str
    found: object
    wanted: object


def differences(discussion: Discussion) -> list[Drift]:
    """Return everything in a discussion that a recount says otherwise."""
    rows = HubComment._base_manager.filter(discussion=discussion)
    public: Counter[int] = Counter()
    total = 0
    for path in rows.filter(status=Status.PUBLIC).values_list("path", flat=True).iterator():  # fmt: skip
        total += 1
        public.update(paths.keys(path)[:-1])
    found = [drift for comment in rows.iterator() for drift in of_one(comment, public)]
    if discussion.comment_count != total:
        found.append(Drift(None, "comment_count", discussion.comment_count, total))
    return found


def of_one(comment: HubComment, public: Counter[int]) -> Iterator[Drift]:
    chain = paths.keys(comment.path)
    is_public = comment.status == Status.PUBLIC
    wanted = {
        "depth": len(chain) - 1,
        "level": len(chain) - 1,
        "order": comment.pk,
        "thread_id": chain[0],
        "parent_id": chain[-2:][0],
        "nested_count": public[comment.pk],
        "is_shown": is_public or public[comment.pk] > 0,
        "is_public": is_public,
        "is_removed": comment.status in GONE,
    }
    for column, value in wanted.items():
        if getattr(comment, column) != value:
            yield Drift(comment.pk, column, getattr(comment, column), value)


@transaction.atomic
def repair(discussion: Discussion) -> list[Drift]:
    """Mend a discussion while nobody writes in it; return what differed."""
    roots = HubComment._base_manager.filter(discussion=discussion, depth=0)
    list(roots.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))  # fmt: skip
    rows = Discussion.objects.select_for_update(no_key=True, of=("self",))
    now = rows.get(pk=discussion.pk)
    found = differences(now)
    for drift in found:
        rows_with(drift, now).update(**{drift.column: drift.wanted})
    return found


def rows_with(drift: Drift, discussion: Discussion) -> QuerySet:
    """Return the row of the table that holds the column."""
    if drift.key is None:
        return Discussion.objects.filter(pk=discussion.pk)
    if drift.column in HUB:
        return HubComment._base_manager.filter(pk=drift.key)
    table = XtdComment.norel_objects if drift.column in XTD else Comment._base_manager
    return table.filter(pk=drift.key)
