"""A site of its own for the search's benchmark, its clock, and the plans of its statements."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
BIG = ("search_entry", "search_lexemes", "wagtailcore_page")
NAMED = re.compile(rf'"?\b({"|".join(BIG)})\b"?(?: (?:AS )?"?(\w+)"?)?')


@contextmanager
def site(engine: str) -> Iterator[None]:
    """Load the launch content into a new database and set Django up on it."""
    folder = tempfile.mkdtemp(prefix="hub-bench-")
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    server = os.environ.pop("DATABASE_URL", "")
    own = urlsplit(server)._replace(path=f"/hub_bench_{uuid4().hex[:8]}")
    os.environ |= {
        "HUB_VAR": folder,
        "PYTHONPATH": path,
        "DJANGO_SETTINGS_MODULE": "benchmarks.search_settings",
    }
    sys.path[:0] = path.split(os.pathsep)
    try:
        if engine == "postgresql":
            tell(server, f'CREATE DATABASE "{own.path[1:]}"')
            os.environ["DATABASE_URL"] = urlunsplit(own)
        prepare = [sys.executable, str(ROOT / "manage.py"), "prepare"]
        subprocess.run(prepare, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        import django

        django.setup()
        yield
    finally:
        if engine == "postgresql":
            tell(server, f'DROP DATABASE IF EXISTS "{own.path[1:]}" WITH (FORCE)')
        shutil.rmtree(folder, ignore_errors=True)


def tell(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def settle() -> None:
    """Do what the server does by itself in a while: look through the new rows."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


class Clock:
    """Processor seconds of this process, and of the server's that works for it."""

    def __init__(self) -> None:
        from django.db import connection

        self.served: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.served = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def cpu(self) -> float:
        served = int(self.served.read_text().split()[0]) / 1e9 if self.served else 0
        return time.process_time() + served


class Taken(NamedTuple):
    text: str
    cpu_ms: float
    wall_ms: float
    found: bool


def once(clock: Clock, call: Callable[[str], Any], text: str) -> Taken:
    cpu, wall = clock.cpu(), time.perf_counter()
    found = bool(call(text))
    wall = time.perf_counter() - wall
    return Taken(text, 1000 * (clock.cpu() - cpu), 1000 * wall, found)


def timed(
    clock: Clock, call: Callable[[str], Any], texts: list[str], rounds: int = ROUNDS
) -> list[Taken]:
    """Return what each text took, medians of some rounds; a first one warms up."""
    all_rounds = [
        [once(clock, call, text) for text in texts] for _ in range(rounds + 1)
    ]
    return [
        Taken(same[0].text, median(t.cpu_ms for t in same), median(t.wall_ms for t in same), same[0].found)
        for same in zip(*all_rounds[1:], strict=True)
    ]  # fmt: skip


def plans(calls: list[Callable[[], Any]]) -> tuple[int, dict[str, str]]:
    """Return how many statements were looked at, and the full scans among their plans."""
    from django.db import connection

    sent: dict[tuple[str, str], Any] = {}

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent[sql, repr(params) if connection.vendor == "postgresql" else ""] = params
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for call in calls:
            call()
    scans: dict[str, str] = {}
    for (sql, _given), params in sent.items():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                found = scanned(sql, [row[-1] for row in cursor.fetchall()])
            else:
                found = list(sequential(plan_of(cursor, sql, params)))
        scans |= dict.fromkeys(found, f"{sql} {params}")
    return len(sent), scans


def plan_of(cursor: Any, sql: str, params: Any) -> dict[str, Any]:
    """Return PostgreSQL's plan of a statement, with what it was told before, if so."""
    from search.engines.postgresql import RESET, SETTINGS

    bare = sql.removeprefix(SETTINGS).removesuffix(RESET)
    asked = f"EXPLAIN (FORMAT JSON) {bare}"
    if bare == sql:
        cursor.execute(asked, params)
    else:
        cursor.execute(f"{SETTINGS}{asked}{RESET}", params)
        cursor.nextset()
        cursor.nextset()
    plan = cursor.fetchone()[0]
    return (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]


def scanned(sql: str, steps: list[str]) -> list[str]:
    """Return SQLite's steps that read a whole big table, by whatever name."""
    names = {alias or table for table, alias in NAMED.findall(sql)} | set(BIG)
    return [s for s in steps if s.startswith("SCAN ") and s.split()[1] in names]


def sequential(node: dict[str, Any]) -> Iterator[str]:
    """Yield PostgreSQL's nodes that read a whole big table."""
    kind, table = node["Node Type"], node.get("Relation Name")
    whole = kind == "Seq Scan" or ("Index" in kind and "Index Cond" not in node)
    if table in BIG and whole:
        yield f"{kind} on {table}"
    for child in node.get("Plans", ()):
        yield from sequential(child)
