"""The comments package as it is shipped, at the same sizes; started by `benchmarks.threads`.

One root with all answers below it, beside 100,000 comments in branches of 20. A call that
takes longer than a minute is not repeated.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.community import shipped

SIZES = (100, 1_000, 10_000, 100_000)
PATIENCE = 60.0
COMMENTS = """
    INSERT INTO django_comments (id, content_type_id, object_pk, site_id, user_id,
        user_name, user_email, user_url, comment, submit_date, is_public, is_removed)
    SELECT %(first)s + n, %(kind)s, %(group)s, 1, %(user)s, '', '', '', 'Lời', now(),
        true, false FROM generate_series(0, %(many)s - 1) n
"""
PLACES = """
    INSERT INTO django_comments_xtd_xtdcomment (comment_ptr_id, thread_id, parent_id,
        level, "order", followup, nested_count)
    SELECT %(first)s + n, r, r, CASE WHEN r = %(first)s + n THEN 0 ELSE 1 END,
        n %% %(branch)s + 1, false, CASE WHEN r = %(first)s + n THEN %(branch)s - 1 ELSE 0 END
    FROM generate_series(0, %(many)s - 1) n,
        LATERAL (SELECT %(first)s + n - n %% %(branch)s AS r) root
"""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Rows:
    """Fills threads by bulk insert; keys go on from the last one."""

    def __init__(self) -> None:
        from django.contrib.auth.models import Group, User
        from django.contrib.contenttypes.models import ContentType

        self.next = 1
        self.kind = ContentType.objects.get_for_model(Group).pk
        self.user = User.objects.create_user("lan")

    def thread(self, many: int, branch: int) -> int:
        """Return the key of the group that is talked about."""
        from django.contrib.auth.models import Group
        from django.db import connection

        group = Group.objects.create(name=f"bài {self.next}")
        values = {"first": self.next, "kind": self.kind, "group": str(group.pk),
                  "user": self.user.pk, "many": many, "branch": branch}  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(COMMENTS, values)
            cursor.execute(PLACES, values)
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('django_comments', 'id'), %s)",
                [self.next + many],
            )
        self.next += many + 1000
        return group.pk


def once(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def best(call: Callable[[], Any]) -> float:
    """Return the median of five calls in ms; of one that takes long, the one."""
    first = once(call)
    taken = [first] if first > 2000 else sorted(once(call) for _each in range(5))
    return taken[len(taken) // 2]


def reply(rows: Any, group: int) -> tuple[float, int]:
    """Answer the middle of a thread by the package's save; return ms and rows changed."""
    from django.db import connection
    from django_comments_xtd.models import XtdComment

    in_order = XtdComment.objects.filter(object_pk=str(group)).order_by("order")
    middle = in_order[in_order.count() // 2]
    changed = 0

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal changed
        result = execute(sql, params, many, context)
        if sql.startswith("UPDATE"):
            changed += context["cursor"].rowcount
        return result

    with connection.execute_wrapper(note):
        taken = once(lambda: XtdComment.objects.create(
            content_type_id=rows.kind, object_pk=str(group), site_id=1,
            user=rows.user, comment="Trả lời", parent_id=middle.pk,
        ))  # fmt: skip
    return taken, changed


def measure(rows: Any, many: int) -> bool:
    """Print a line; return whether the tree of ten times as many is worth waiting for."""
    from django.contrib.auth.models import User
    from django_comments_xtd.models import XtdComment

    group = rows.thread(many, many)
    mine = XtdComment.objects.filter(object_pk=str(group), is_public=True)
    page = best(lambda: (mine.count(), list(mine[many // 2 : many // 2 + 50])))
    tree = once(lambda: XtdComment.tree_from_queryset(mine, user=User(pk=rows.user.pk)))
    taken, changed = reply(rows, group)
    say(f"{many:>10,}{page:12.1f}ms{tree:14.1f}ms{taken:12.1f}ms{changed:10,}")
    return tree * 100 < PATIENCE * 1000 * 10


def main() -> None:
    parts = urlsplit(os.environ["DATABASE_URL"])
    shipped.set_up({
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:],
        "USER": parts.username or "", "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "", "PORT": str(parts.port or ""),
    })  # fmt: skip
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    rows = Rows()
    rows.thread(100_000, 20)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    say("the package as shipped, one root")
    say(
        f"{'comments':>10}{'page of 50':>14}{'whole tree':>16}{'reply':>14}{'rows':>10}"
    )
    for many in SIZES:
        if not measure(rows, many):
            say("larger trees would take minutes; not measured")
            break


if __name__ == "__main__":
    main()
