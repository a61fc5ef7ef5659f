"""Threads of 100 and of 100,000 comments in one table, and the package as shipped beside.

    DATABASE_URL=postgresql://… .venv/bin/python -m benchmarks.threads [--comments 300000]

Makes databases of its own on the server of DATABASE_URL and fills them by bulk insert.
Wall time, median of many calls, on an idle machine. Fails when a page of the big thread
takes more than twice that of the small one or asks too many queries, when a reply changes
more rows than its depth and two, or when a plan scans a table of comments.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.search_site import ROOT, site, tell

SMALL, BIG, MOST_RATIO, CALLS = 100, 100_000, 2.0, 25
MOST_QUERIES = 7  # of the 12 of a page; its head needs 5
PIECE = 20_000


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(call: Callable[[], Any], calls: int = CALLS) -> float:
    """Return the median of the milliseconds of a call, after a first one to warm up."""
    call()
    taken = []
    for _each in range(calls):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


class Bench:
    def __init__(self) -> None:
        from community.actions import consents
        from community.models import Purpose
        from community.models.consents import Method
        from hub.accounts.models import User

        self.kept = True
        names = (f"Người {number}" for number in range(500))
        self.people = [User.objects.create_user(name=name) for name in names]
        self.admin = User.objects.create_user(name="Chị Quản", is_superuser=True)
        consents.record(self.admin, Purpose.RULES, True, Method.JOINED)

    def discussion(self, many: int, per_root: int) -> Any:
        from community.models import Discussion, Space, Topic
        from tests.factories import make_thread

        topic = Topic.objects.create(
            title=f"{many} lời", body="Cùng bàn.", space=Space.objects.first(),
            status="public", author=self.people[0],
        )  # fmt: skip
        discussion = Discussion.objects.create(topic=topic)
        make_thread(discussion, [p.pk for p in self.people], many, per_root)
        return discussion

    def judge(self, what: str, found: float, most: float) -> None:
        good = found <= most
        self.kept &= good
        say(f"{'kept' if good else 'EXCEEDED':9}{what}: {found:.2f}, at most {most}")

    def run(self, comments: int) -> None:
        small, big = {}, {}
        # Of five, so that both pages show twelve roots with three answers each.
        for shape, per_root in (("roots of 5", 5), ("one root", BIG)):
            small[shape] = self.discussion(SMALL, per_root)
            big[shape] = self.discussion(BIG, per_root)
        for number in range(-(-max(0, comments - 2 * (BIG + SMALL)) // PIECE)):
            self.discussion(PIECE, 20)
            if number % 10 == 9:
                say(f"  {2 * BIG + (number + 1) * PIECE:,} comments so far")
        self.analyse()
        for shape in small:
            self.compare(shape, small[shape], big[shape])

    def analyse(self) -> None:
        from django.db import connection

        from community.models import HubComment

        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        load = os.getloadavg()[0]
        say(f"ours, {HubComment.objects.count():,} comments; load {load:.1f}\n")

    def compare(self, shape: str, small: Any, big: Any) -> None:
        say(f"{shape:24}{SMALL:>10,}{BIG:>10,}   ratio queries")
        ways = (self.ways(small), self.ways(big))
        for name, call in ways[1].items():
            few, many = timed(ways[0][name]), timed(call)
            asked = queries(call)
            say(f"{name:24}{few:8.1f}ms{many:8.1f}ms{many / few:8.2f}{asked:6}")
            if name != "reply":
                self.judge(f"{name} of {BIG:,} : of {SMALL}", many / few, MOST_RATIO)
                self.judge(f"queries of {name}", asked, MOST_QUERIES)
        rows, scans = self.rows_and_scans(ways[1])
        self.judge("rows that a reply to level 2 changes", rows, 4)
        self.judge("full scans in the plans", len(scans), 0)
        say()

    def ways(self, discussion: Any) -> dict[str, Callable[[], Any]]:
        from community.actions import comments
        from community.models import HubComment
        from community.permissions import Person
        from community.reading import threads
        from tests.factories.threads import keys_of

        roots, deep = keys_of(discussion, 0), keys_of(discussion, 2)
        middle = HubComment.objects.get(pk=deep[len(deep) // 2])
        person, number = Person(self.people[1]), iter(range(10**6))
        return {
            "opening": lambda: threads.opening(discussion, person),
            "older roots": lambda: threads.opening(
                discussion, person, roots[len(roots) // 2]
            ),
            "branch": lambda: threads.branch(discussion, roots[0], None, person),
            "branch, middle": lambda: threads.branch(
                discussion, middle.root_id, middle.pk, person
            ),
            "reply": lambda: comments.reply(
                by=self.admin, discussion=discussion, to=middle.pk,
                body=f"Trả lời {next(number)}",
            ),
        }  # fmt: skip

    def rows_and_scans(self, ways: dict[str, Callable[[], Any]]) -> tuple[int, list]:
        from tests.community import test_thread_cost as cost

        rows = cost.updated_rows(ways["reply"])
        found = [s for call in ways.values() for s in cost.statements(call)]
        return rows, [sql for sql, params in found if cost.full_scans(sql, params)]


def queries(call: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        call()
    return len(seen)


def shipped(server: str) -> None:
    """Run the package's own code in a process and a database of its own."""
    name = "hub_bench_shipped"
    tell(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    tell(server, f"CREATE DATABASE {name}")
    try:
        command = [sys.executable, "-m", "benchmarks.threads_shipped"]
        env = os.environ | {"DATABASE_URL": f"{server.rpartition('/')[0]}/{name}"}
        env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
        subprocess.run(command, check=True, cwd=ROOT, env=env)  # noqa: S603
    finally:
        tell(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=2 * (BIG + SMALL))
    comments = parser.parse_args().comments
    server = os.environ["DATABASE_URL"]
    with site("postgresql"):
        bench = Bench()
        bench.run(comments)
    shipped(server)
    return 0 if bench.kept else 1


if __name__ == "__main__":
    sys.exit(main())
