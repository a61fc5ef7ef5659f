"""Drill: publish 30 times while 8 readers ask for the page, its list and the home page.

Passes when no answer that was asked for after a publication returned is older than it.
Run beside a serving site, on the same data:

    HUB_VAR=… DJANGO_SETTINGS_MODULE=hub.settings.embedded \
        python benchmarks/drills/stale_pages.py http://127.0.0.1:8000
"""

import re
import sys
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
PUBLICATIONS, READERS = 30, 8
MARK = re.compile(r"lan-thu-(\d+)")


class Readers:
    """Threads that read and compare each answer with what was live when they asked."""

    def __init__(self, address: str, paths: list[str]) -> None:
        self.address, self.paths = address, paths
        self.live, self.reads, self.stale = 0, 0, 0
        self.stop = threading.Event()
        self.lock = threading.Lock()
        self.threads = [
            threading.Thread(target=self.read, args=(n,), daemon=True)
            for n in range(READERS)
        ]

    def read(self, number: int) -> None:
        turn = number
        while not self.stop.is_set():
            path = self.paths[turn % len(self.paths)]
            turn += 1
            wanted = self.live
            url = f"{self.address}{path}"
            with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310
                found = MARK.findall(answer.read().decode())
            seen = max(map(int, found), default=0)
            with self.lock:
                self.reads += 1
                self.stale += seen < wanted


def main(address: str) -> int:
    import django

    django.setup()
    from lessons.models import TermIndexPage, TermPage

    index = TermIndexPage.objects.get()
    term = TermPage.objects.child_of(index).live().first()
    readers = Readers(address, [term.get_url(), index.get_url()])
    before = term.meaning
    for thread in readers.threads:
        thread.start()
    try:
        for number in range(1, PUBLICATIONS + 1):
            term.meaning = f"Lần đăng thử lan-thu-{number}"
            term.save_revision().publish()
            readers.live = number
            time.sleep(0.1)
    finally:
        readers.stop.set()
        for thread in readers.threads:
            thread.join(30)
        term.meaning = before
        term.save_revision().publish()
    passed = readers.stale == 0 and readers.reads > PUBLICATIONS
    print(  # noqa: T201
        f"{PUBLICATIONS} publications, {readers.reads} reads, {readers.stale} stale: "
        f"{'PASS' if passed else 'FAIL'}"
    )
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
