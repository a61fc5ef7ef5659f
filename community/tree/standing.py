"""Changing the state of comments: the columns that follow from it, and the counters."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment

from ..models import HubComment, Status
from ..models.statuses import GONE
from . import counting, paths, placing


def lock(key: int) -> HubComment:
    """Lock the branch of a comment and return the comment as it is now. Call it inside
    a transaction, before anything else that the branch's writers lock.
    """
    comment = HubComment.objects.select_related(
        "discussion__topic", "discussion__tip"
    ).get(pk=key)
    placing.lock_root(HubComment._base_manager.all(), comment.path)
    return HubComment.objects.select_related(
        "discussion__topic", "discussion__tip", "user"
    ).get(pk=key)


@transaction.atomic
def change(comment: HubComment, status: Status, **values: Any) -> bool:
    """Give a locked comment its new state; return whether that was a change."""
    before, comment.status = Status(comment.status), status
    if before == status:
        return False
    now_public = status == Status.PUBLIC
    comment.is_shown = now_public or comment.nested_count > 0
    if now_public and comment.public_at is None:
        comment.public_at = values["public_at"] = timezone.now()
    if now_public:
        values["hidden_with"] = None
    HubComment._base_manager.filter(pk=comment.pk).update(
        status=status, is_shown=comment.is_shown, **values
    )
    follow_status([comment.pk], status)
    if now_public:
        counting.add(comment)
    elif before == Status.PUBLIC:
        counting.subtract(comment)
    return True


def follow_status(keys: Any, status: Status) -> None:
    """Keep the package's two columns true to the state."""
    Comment._base_manager.filter(pk__in=keys).update(
        is_public=status == Status.PUBLIC, is_removed=status in GONE
    )


@transaction.atomic
def hide_branch(comment: HubComment) -> list[int]:
    """Hide a locked comment and all public ones below it; return the keys of these."""
    branch = HubComment._base_manager.filter(
        discussion=comment.discussion_id, path__gte=comment.path,
        path__lt=paths.end(comment.path),
    )  # fmt: skip
    keys = list(branch.filter(status=Status.PUBLIC).values_list("pk", flat=True))
    everyone = list(branch.values_list("pk", flat=True))
    HubComment._base_manager.filter(pk__in=keys).update(
        status=Status.HIDDEN, hidden_with=comment.pk
    )
    branch.update(is_shown=False)
    follow_status(keys, Status.HIDDEN)
    XtdComment.norel_objects.filter(pk__in=everyone).update(nested_count=0)
    if keys:
        counting.subtract(comment, len(keys))
    return keys


@transaction.atomic
def show_branch(comment: HubComment) -> list[HubComment]:
    """Undo `hide_branch` of a locked comment; return those that are public again."""
    together = HubComment.objects.filter(hidden_with=comment.pk, status=Status.HIDDEN)
    found = list(together.select_related("discussion"))
    for one in found:
        one.refresh_from_db(fields=["nested_count"])
        change(one, Status.PUBLIC)
    return found
