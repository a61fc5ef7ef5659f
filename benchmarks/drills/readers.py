"""Readers who ask in turn, each time by a connection of its own, and note what came."""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Self

from own_site import OwnSite
from report import spread
from visitor import Visitor, ask


class Note(NamedTuple):
    """One request: when it began and ended; "answered", "refused", "broken" or "500"."""

    begin: float
    end: float
    path: str
    outcome: str


class Readers:
    """So many threads, from the beginning of a `with` block to its end."""

    def __init__(self, site: OwnSite, number: int, paths: Sequence[str]) -> None:
        self.address, self.paths = site.address, paths
        self.headers = Visitor(site.address, bool(site.database_url)).headers
        self.notes: list[Note] = []
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self.read, args=(n,)) for n in range(number)
        ]

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join(40)

    def read(self, turn: int) -> None:
        while not self.stop.is_set():
            path, begin = self.paths[turn % len(self.paths)], time.monotonic()
            turn += 1
            outcome = self.outcome(path)
            self.notes.append(Note(begin, time.monotonic(), path, outcome))

    def outcome(self, path: str) -> str:
        try:
            status = ask(self.address, "GET", path, self.headers).status
        except ConnectionRefusedError:
            return "refused"
        except (OSError, http.client.HTTPException):
            return "broken"
        return "answered" if status < 400 else str(status)

    def outcomes(self) -> Counter[str]:
        return Counter(note.outcome for note in self.notes)

    def faults(self) -> list[Note]:
        return [note for note in self.notes if note.outcome != "answered"]

    def figures(self) -> str:
        """Return what came, and how fast the answers were."""
        times = [n.end - n.begin for n in self.notes if n.outcome == "answered"]
        return f"{dict(self.outcomes())}; {spread(times)}"
