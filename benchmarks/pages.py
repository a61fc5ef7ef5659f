"""Processor time of each kind of answer, beside Django's cheapest view of the same run.

    .venv/bin/python -m benchmarks.pages

Serves launch content of its own on free ports, asks in turns, three rounds, and takes
medians. CPU ms are utime + stime of the server's processes for each request; the wall time
is there for interest. Fails when a budget is exceeded. Needs Linux (`/proc`).
"""

import re
import sys
import threading
import time
from http.client import HTTPConnection
from statistics import median
from typing import NamedTuple

from benchmarks import content
from benchmarks.served import Server, data

ROUNDS, CLIENTS = 3, 4
CODINGS = {"Accept-Encoding": "gzip, deflate, br"}
LESSON = f"/bai-hoc/{content.LESSON}/"


class Case(NamedTuple):
    name: str
    path: str
    requests: int
    most_ms: float = 0  # CPU, 0 when there is no such limit
    most_ratio: float = 0  # to the bare view
    anew: bool = False


class Taken(NamedTuple):
    cpu_ms: float
    wall_ms: float


def cases(stylesheet: str) -> list[Case]:
    """Return what is measured, with the budgets of the project; the bare view first."""
    return [
        Case("bare view", "/_util/bare/", 6000),
        Case("cached page", LESSON, 6000, most_ms=1.5, most_ratio=2),
        Case("lesson rendered anew", LESSON, 300, most_ms=30, anew=True),
        Case("list of 50 rendered anew", "/bai-hoc/", 300, most_ms=35, anew=True),
        Case("static file", stylesheet, 6000, most_ratio=1.2),
    ]


def ask(port: int, path: str, times: int, walls: list[float]) -> None:
    """Ask over one kept connection; every answer must be a whole 200."""
    client = HTTPConnection("127.0.0.1", port, timeout=60)
    for _time in range(times):
        begin = time.perf_counter()
        client.request("GET", path, headers=CODINGS)
        answer = client.getresponse()
        body = answer.read()
        walls.append(time.perf_counter() - begin)
        if answer.status != 200 or not body:
            raise RuntimeError(f"{path}: {answer.status}, {len(body)} bytes")
    client.close()


def load(server: Server, path: str, requests: int) -> Taken:
    """Ask from several connections at once; return what one request took."""
    walls: list[float] = []
    each = requests // CLIENTS
    clients = [
        threading.Thread(target=ask, args=(server.port, path, each, walls))
        for _client in range(CLIENTS)
    ]
    before = server.cpu()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if len(walls) < each * CLIENTS:
        raise RuntimeError(f"{path}: not every request was answered")
    cpu = server.cpu() - before
    return Taken(1000 * cpu / len(walls), 1000 * median(walls))


def measure(kept: Server, anew: Server) -> dict[Case, Taken]:
    """Return the medians of all rounds."""
    home = HTTPConnection("127.0.0.1", kept.port)
    home.request("GET", LESSON)
    page = home.getresponse().read().decode()
    found = re.search(r'href="(/static/[^"]+\.css)"', page)
    chosen = cases(found[1] if found else "")
    taken: dict[Case, list[Taken]] = {case: [] for case in chosen}
    for number in range(ROUNDS + 1):  # the first one warms up
        for case in chosen:
            server = anew if case.anew else kept
            one = load(server, case.path, case.requests)
            if number:
                taken[case].append(one)
    return {
        case: Taken(*(median(values) for values in zip(*of_case, strict=True)))
        for case, of_case in taken.items()
    }


def queries(path: str, cold: bool) -> int:
    """Return how many queries the page takes rendered anew, in this process."""
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)
    caches["pages"].clear()
    if cold:
        for cache in caches.all():
            cache.clear()
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def report(found: dict[Case, Taken]) -> bool:
    """Print the table; return whether every budget is kept."""
    bare = next(iter(found.values())).cpu_ms
    print(f"{'':26}CPU ms  x bare  p50 ms  queries  budget")  # noqa: T201
    kept = True
    for case, taken in found.items():
        ratio = taken.cpu_ms / bare
        over = (case.most_ms and taken.cpu_ms > case.most_ms) or (
            case.most_ratio and ratio > case.most_ratio
        )
        kept = kept and not over
        limits = [f"{case.most_ms:g} ms"] * bool(case.most_ms)
        limits += [f"{case.most_ratio:g} x"] * bool(case.most_ratio)
        asked = f"{queries(case.path, False)}/{queries(case.path, True)}"
        print(  # noqa: T201
            f"{case.name:26}{taken.cpu_ms:6.2f}{ratio:8.2f}{taken.wall_ms:8.2f}"
            f"{asked if case.anew else '':>9}  {', '.join(limits)}"
            f"{': ' * bool(limits)}{'OVER' if over else 'ok' * bool(limits)}"
        )
    print("queries: caches filled / all caches empty")  # noqa: T201
    return kept


def main() -> int:
    with data(content.fill), Server() as kept, Server(BENCH_ANEW="1") as anew:
        return 0 if report(measure(kept, anew)) else 1


if __name__ == "__main__":
    sys.exit(main())
