"""Drill: publish 30 times while 8 readers ask for pages, lists, home page and menu.

Each time a term, a path and the address of a section (it stands in the menu of every
page) change. Passes when no answer that was asked for after a publication returned is
older than it. Without an address the drill makes a site of its own; else it is run beside
the site that serves there, with that site's environment.

    python benchmarks/drills/stale_pages.py [http://127.0.0.1:8000]
"""

import os
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from own_site import OwnSite
from report import run, say, verdict
from visitor import Visitor, ask

PUBLICATIONS, READERS = 30, 8
TERM, PATH, MENU = "nghia-lan-", "duong-lan-", "muc-lan-"


class Readers:
    """Threads that read and compare each answer with what was live when they asked."""

    def __init__(
        self, address: str, shown: dict[str, tuple[str, ...]], https: bool = False
    ) -> None:
        self.address, self.shown = address, shown
        self.headers = Visitor(address, https).headers
        self.live = dict.fromkeys((TERM, PATH, MENU), 0)
        self.reads, self.stale = Counter[str](), Counter[str]()
        self.failed = Counter[str]()
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self.read, args=(n,), daemon=True)
            for n in range(READERS)
        ]

    def read(self, turn: int) -> None:
        paths = list(self.shown)
        while not self.stop.is_set():
            path = paths[turn % len(paths)]
            turn += 1
            wanted = dict(self.live)
            answer = ask(self.address, "GET", path, self.headers)
            self.reads[path] += 1
            if answer.status != 200:
                self.failed[f"{path} {answer.status}"] += 1
                continue
            for mark in self.shown[path]:
                if (seen := newest(mark, answer.text)) < wanted[mark]:
                    self.stale[f"{mark}{seen} for {wanted[mark]} on {path}"] += 1

    def close(self) -> None:
        """Stop reading and wait for the answers that are under way."""
        self.stop.set()
        for thread in self.threads:
            thread.join(30)


def newest(mark: str, page: str) -> int:
    return max(map(int, re.findall(rf"{mark}(\d+)", page)), default=0)


def publish(page: Any, field: str, value: str) -> None:
    setattr(page, field, value)
    page.save_revision().publish()


def changes() -> list[tuple[str, Any, str, str]]:
    """Return what changes: its mark, the page, the field, the words before the mark."""
    from lessons.models import PathPage, TermPage, ToolGuideIndexPage

    return [
        (TERM, TermPage.objects.live().first(), "meaning", "Đăng thử "),
        (PATH, PathPage.objects.live().order_by("path").first(), "summary", "Thử "),
        (MENU, ToolGuideIndexPage.objects.get(), "slug", ""),
    ]


def publications(readers: Readers) -> Iterator[int]:
    """Publish all changes again and again, and at last what was there before."""
    from wagtail.contrib.redirects.models import Redirect

    pages = changes()
    before = [getattr(page, field) for _mark, page, field, _words in pages]
    known = set(Redirect.objects.values_list("pk", flat=True))
    try:
        for number in range(1, PUBLICATIONS + 1):
            for mark, page, field, words in pages:
                publish(page, field, f"{words}{mark}{number}")
                readers.live[mark] = number
            yield number
    finally:
        readers.close()  # first: what was there before has no number
        for (_mark, page, field, _words), value in zip(pages, before, strict=True):
            publish(page, field, value)
        Redirect.objects.exclude(pk__in=known).delete()


def drill(address: str) -> int:
    import django

    django.setup()
    (_, term, *_), (_, path, *_), _ = changes()
    readers = Readers(
        address,
        {
            term.get_url(): (TERM, MENU),
            term.get_parent().get_url(): (TERM, MENU),
            path.get_url(): (PATH, MENU),
            path.get_parent().get_url(): (PATH, MENU),
            "/": (PATH, MENU),
            "/co-chu/": (MENU,),
        },
    )
    for thread in readers.threads:
        thread.start()
    for _number in publications(readers):
        time.sleep(0.1)
    reads, stale = readers.reads.total(), readers.stale.total()
    say(f"{3 * PUBLICATIONS} publications, {reads} reads, {stale} stale")
    for where, count in sorted(readers.reads.items()):
        say(f"  {where}: {count} reads")
    faults = [f"{count} stale: {what}" for what, count in readers.stale.items()]
    faults += [
        f"{count} not answered: {what}" for what, count in readers.failed.items()
    ]
    few = min(readers.reads[path] for path in readers.shown) < PUBLICATIONS
    return verdict([*faults, "too few reads"] if few else faults)


def main() -> int:
    if len(sys.argv) > 1:
        return drill(sys.argv[1])
    with OwnSite() as site:
        os.environ.update(site.values)
        return drill(site.address)


if __name__ == "__main__":
    run(main)
