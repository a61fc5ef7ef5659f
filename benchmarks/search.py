"""Processor time of the search beside Wagtail's own, on thousands of pages.

    .venv/bin/python -m benchmarks.search [--engine sqlite|postgresql] [--sizes 1000 4000]

Makes a database of its own (PostgreSQL's on the server of DATABASE_URL) and fills it up
with published pages. CPU is that of this process and of the server's process that works
for it (Linux, `/proc`). Fails when a bound is exceeded or a statement scans a big table.
The rival finds and counts pages and one facet; it corrects nothing and knows no synonyms.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from random import Random

from benchmarks import search_content as content
from benchmarks.search_rival import Rival, patiently
from benchmarks.search_site import Clock, Taken, once, plans, settle, site, timed

SIZES = [1000, 4000, 20_000]
MOST_MS = {("sqlite", 4000): 30, ("sqlite", 20_000): 80, ("postgresql", 20_000): 80}
MOST_HOSTILE_MS, HOSTILE_AT = 200, 4000
# PostgreSQL rightly reads a small table as a whole.
PLANS_FROM = {"sqlite": 0, "postgresql": 20_000}
SAMPLE = 100


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def queries(prefixes: bool) -> list[str]:
    """Return queries of the evaluation set, each as it is written and without marks."""
    from hub.vntext import fold
    from search.evaluation.sets import OWN, lines

    texts = [q["query"] for q in lines(OWN) if (q["set"] == "prefixes") == prefixes]
    chosen = Random(7).sample(texts, SAMPLE)  # noqa: S311
    return [way for text in chosen for way in (text, fold(text))]


def finders() -> dict[str, Callable[[str], int]]:
    from hub.vntext import Synonyms
    from lessons.models import Level
    from search.asking import Ask
    from search.finding import find
    from search.synonyms import launch_groups

    words = Synonyms.of(launch_groups())
    level = Level.objects.filter(locale__language_code="vi").earliest("sort_order")
    chosen = {"kind": ("lesson", "document"), "level": (level.slug,)}
    return {
        "find": lambda text: find(Ask(text), words).total,
        "find, narrowed": lambda text: find(Ask(text, chosen=chosen), words).total,
        "find, by date": lambda text: find(Ask(text, by_date=True), words).total,
    }


class Bench:
    """One engine's run; `kept` says whether every bound was."""

    def __init__(self, engine: str) -> None:
        from search.suggesting import suggest

        self.engine, self.kept = engine, True
        self.clock, self.rival, self.writer = Clock(), Rival(), content.Writer()
        self.finders, self.suggest = finders(), suggest
        self.typed, self.half = queries(prefixes=False), queries(prefixes=True)
        self.rival.put_all()

    def run(self, size: int) -> None:
        self.fill(size)
        say(f"{'':26}   n  CPU p50     p95   worst  wall p50     p95  nothing found")
        for name, call in self.finders.items():
            taken = timed(self.clock, call, self.typed)
            p95 = self.row(name, taken)
            if name == "find" and (most := MOST_MS.get((self.engine, size))):
                self.judge(f"p95 of find at {size:,}", p95, most)
        self.row("suggest", timed(self.clock, self.suggest, self.half))
        for name, call, texts in (
            ("stock, all words", self.rival.search("and"), self.typed),
            ("stock, any word", self.rival.search("or"), self.typed),
            ("stock, autocomplete", self.rival.complete, self.half),
        ):
            self.row(name, *patiently(self.clock, call, texts))
        if size == HOSTILE_AT:
            self.hostile()
        self.plans(judged=size >= PLANS_FROM[self.engine])

    def fill(self, size: int) -> None:
        """Bring the site up to a size, in our index and in the rival's."""
        from search.upkeep import learn_what_is_new
        from search.writing import put

        number, ours, stock = size - content.count(), 0.0, 0.0
        for pages in self.writer.pages(number):
            ours += once(self.clock, lambda _text, new=pages: put(new), "").cpu_ms
            stock += once(self.clock, lambda _text, new=pages: self.rival.put(new), "").cpu_ms  # fmt: skip
        settle()
        counted = once(self.clock, lambda _text: learn_what_is_new(), "").cpu_ms / 1000
        say(
            f"\n{self.engine}, {size:,} pages; load of the machine {os.getloadavg()[0]:.1f}"
        )
        say(f"indexed a second of CPU: {1000 * number / ours:.0f} pages, "
            f"stock {1000 * number / stock:.0f}; words counted in {counted:.1f} s")  # fmt: skip

    def row(self, name: str, taken: list[Taken], failed: int = 0) -> float:
        """Print what was taken; return the 95th percentile of the CPU ms."""
        cpu, wall = sorted(t.cpu_ms for t in taken), sorted(t.wall_ms for t in taken)
        half, most, n = len(cpu) // 2, int(len(cpu) * 0.95), len(cpu)
        slowest = max(taken, key=lambda one: one.cpu_ms).text
        nothing = sum(not one.found for one in taken) / n
        say(f"{name:26}{n:4}{cpu[half]:9.1f}{cpu[most]:8.1f}{cpu[-1]:8.1f}"
            f"{wall[half]:10.1f}{wall[most]:8.1f}{nothing:8.0%}"
            f"{f', {failed} given up' * bool(failed)}  slowest: {slowest[:50]!r}")  # fmt: skip
        return cpu[most]

    def hostile(self) -> None:
        from tests.launch.test_search_hostile import ODD

        texts = [*ODD, " ".join(f"chè{n} bán ai" for n in range(150))]
        calls = {**self.finders, "suggest": self.suggest}
        taken = [t for call in calls.values() for t in timed(self.clock, call, texts)]
        self.row("hostile", taken)
        worst = max(one.cpu_ms for one in taken)
        self.judge("slowest hostile input", worst, MOST_HOSTILE_MS)

    def plans(self, judged: bool) -> None:
        calls = [
            lambda c=c, t=t: c(t) for c in self.finders.values() for t in self.typed
        ]
        calls += [lambda t=t: self.suggest(t) for t in self.half]
        looked, scans = plans(calls)
        for step, statement in scans.items():
            say(f"full scan: {step}: {statement[:3000]}")
        if judged:
            self.judge(f"full scans in {looked} plans", len(scans), 0)

    def judge(self, what: str, value: float, most: float) -> None:
        self.kept = self.kept and value <= most
        say(
            f"{'PASS' if value <= most else 'FAIL'}  {what}: {value:.4g} (at most {most})"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    if not given.engine:
        runs = [[sys.executable, "-m", "benchmarks.search", *sys.argv[1:], "--engine", e] for e in ("sqlite", "postgresql")]  # fmt: skip
        return max([subprocess.run(run, check=False).returncode for run in runs])  # noqa: S603
    with site(given.engine):
        bench = Bench(given.engine)
        for size in sorted(given.sizes):
            bench.run(size)
    return 0 if bench.kept else 1


if __name__ == "__main__":
    sys.exit(main())
