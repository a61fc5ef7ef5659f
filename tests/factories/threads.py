"""Threads of any size, written straight into the three tables."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django_comments.models import Comment

from community.models import Discussion, HubComment
from community.tree import paths

COLUMNS = {
    "django_comments": (
        "id", "content_type_id", "object_pk", "site_id", "user_id", "user_name",
        "user_email", "user_url", "comment", "submit_date", "is_public", "is_removed",
    ),
    "django_comments_xtd_xtdcomment": (
        "comment_ptr_id", "thread_id", "parent_id", "level", "order", "followup",
        "nested_count",
    ),
    "community_hubcomment": (
        "xtdcomment_ptr_id", "discussion_id", "path", "depth", "answers_id", "status",
        "is_shown", "sample_author", "public_at", "version",
    ),
}  # fmt: skip


def shape(first: int, many: int, per_root: int) -> Iterator[tuple[str, int]]:
    """Yield (path, public ones below) in the order of keys: branches of `per_root`
    comments; of five answers in a branch one stands at the first level and has the next
    four below it.
    """
    for start in range(first, first + many, per_root):
        size = min(per_root, first + many - start)
        root, above = paths.own(start), ""
        yield root, size - 1
        for at in range(1, size):
            first_level = at % 5 == 1
            above = paths.below(root, start + at) if first_level else above
            path = above if first_level else paths.below(above, start + at)
            yield path, min(4, size - at - 1) if first_level else 0


def make_thread(discussion: Discussion, users: list[int], many: int, per_root: int = 20) -> None:  # fmt: skip
    """Fill a discussion with public comments. The keys after it are free for others."""
    first = (Comment.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    kind = ContentType.objects.get_for_model(Discussion).pk
    now = timezone.now()
    tables: dict[str, list[tuple]] = {name: [] for name in COLUMNS}
    for at, (path, below) in enumerate(shape(first, many, per_root)):
        key, chain = first + at, paths.keys(path)
        parent, level = chain[-2:][0], len(chain) - 1
        user, text = users[at % len(users)], f"Câu trả lời số {at}, đủ dài để đọc."
        values = (
            (key, kind, str(discussion.pk), 1, user, "", "", "", text, now, True, False),
            (key, chain[0], parent, level, key, False, below),
            (key, discussion.pk, path, level, parent if level else None, "public", True,
             "", now, 1),
        )  # fmt: skip
        for rows, row in zip(tables.values(), values, strict=True):
            rows.append(row)
    insert(tables)
    Discussion.objects.filter(pk=discussion.pk).update(comment_count=many)


def insert(tables: dict[str, list[tuple]]) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for name, rows in tables.items():
            columns = ", ".join(map(quote, COLUMNS[name]))
            marks = ", ".join(["%s"] * len(COLUMNS[name]))
            cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)  # noqa: S608
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('django_comments', 'id'),"
                " (SELECT max(id) FROM django_comments))"
            )
            cursor.execute("ANALYZE django_comments, django_comments_xtd_xtdcomment, community_hubcomment")  # fmt: skip


def keys_of(discussion: Discussion, depth: int) -> list[int]:
    rows = HubComment.objects.filter(discussion=discussion, depth=depth)
    return list(rows.order_by("pk").values_list("pk", flat=True))
