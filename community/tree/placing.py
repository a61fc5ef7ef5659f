"""Putting a comment into its tree: the recipe of docs/decisions/0013-threads.md.

One transaction; the root is locked first, so two writers of one branch wait for each
other and no counter is read while another changes it. The package's own `save()` reads,
then writes: eight writers lost a third of their replies and doubled positions.
"""

from typing import Any

from django.db import connection, transaction
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment

from . import counting, paths


class NoPlace(ValueError):
    """There is nothing public in this discussion that could be answered here."""


@transaction.atomic
def insert(comment: Any) -> None:
    """Store a new comment below the one that it `answers`, or as a root. Raises NoPlace
    when that is not a public comment of the same discussion; then no row is written.
    """
    answered = lock_answered(comment)
    above = answered.path if answered else ""
    if connection.vendor == "postgresql":
        take_place(comment, next_key(), above)
        store(comment, force_insert=(type(comment), XtdComment, Comment))
    else:
        store(comment, force_insert=True)
        take_place(comment, comment.pk, above)
        store(comment, force_update=True)
    if comment.is_public:
        counting.add(comment)


def lock_answered(comment: Any) -> Any:
    """Lock the branch and return the comment that is answered, as it is now."""
    if not comment.answers_id:
        return None
    rows = type(comment)._base_manager.filter(discussion=comment.discussion_id)
    path = rows.filter(pk=comment.answers_id).values_list("path", flat=True).first()
    if path is None:
        raise NoPlace
    lock_root(rows, path)
    answered = rows.get(pk=comment.answers_id)
    if not answered.is_public:
        raise NoPlace
    return answered


def lock_root(rows: Any, path: str) -> None:
    """Lock the root of a branch. `no_key`: rows that merely point at it do not wait,
    and two that do cannot wait for each other.
    """
    root = rows.filter(pk=paths.root(path))
    list(root.select_for_update(of=("self",), no_key=True).values_list("pk"))


def next_key() -> int:
    """Take the next key of PostgreSQL's sequence, so each table is written once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('django_comments', 'id'))"
        )
        return cursor.fetchone()[0]


def take_place(comment: Any, key: int, above: str) -> None:
    comment.pk = comment.id = comment.xtdcomment_ptr_id = comment.comment_ptr_id = key
    comment.path = paths.below(above, key)
    chain = paths.keys(comment.path)
    comment.depth = comment.level = len(chain) - 1
    comment.order = (
        key  # unique, and parents before children: the package needs no more
    )
    comment.thread_id, comment.parent_id = chain[0], chain[-2:][0]


def store(comment: Any, **how: Any) -> None:
    """Write the row as Django does, without the package's own placing."""
    super(XtdComment, comment).save(**how)
