"""Counters of public comments, and which comments a thread shows.

`nested_count` is how many public comments are below one; `is_shown` says that it is
public itself or stands as a stub above public ones. Who calls has locked the root;
the discussion's row comes last, then its topic's.
"""

from typing import Any

from django.db.models import F
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from . import paths


def add(comment: Any) -> None:
    """Count a comment that has become public."""
    above = paths.keys(comment.path)[:-1]
    if above:
        XtdComment.norel_objects.filter(pk__in=above).update(
            nested_count=F("nested_count") + 1
        )
        rows(comment).filter(pk__in=above, is_shown=False).update(is_shown=True)
    discussion_grows(comment, 1)


def subtract(comment: Any, many: int = 1) -> None:
    """Take back what `add` counted, of one comment or of `many` at its place."""
    above = paths.keys(comment.path)[:-1]
    if above:
        XtdComment.norel_objects.filter(pk__in=above).update(
            nested_count=F("nested_count") - many
        )
        empty = rows(comment).filter(pk__in=above, nested_count=0, is_public=False)
        rows(comment).filter(
            pk__in=list(empty.values_list("pk", flat=True)), is_shown=True
        ).update(is_shown=False)
    discussion_grows(comment, -many)


def rows(comment: Any) -> Any:
    return type(comment)._base_manager.filter(discussion=comment.discussion_id)


def discussion_grows(comment: Any, by: int) -> None:
    """Write the discussion's counter; a new comment also moves its topic up."""
    now = timezone.now()
    moved: dict[str, Any] = {"last_activity_at": now} if by == 1 else {}
    discussion = comment.discussion
    place = type(discussion)._base_manager.filter(pk=discussion.pk)
    place.update(comment_count=F("comment_count") + by, **moved)
    if moved and discussion.topic_id:
        topics = type(discussion)._meta.get_field("topic").related_model
        topics._base_manager.filter(pk=discussion.topic_id).update(**moved)
