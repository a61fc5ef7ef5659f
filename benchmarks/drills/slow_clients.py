"""Drill: slow clients of each kind against the embedded server, which has no proxy.

30 send their request line byte by byte, 30 their body, 30 read their answer so; then all
of them at once, with 200 idle connections. Passes when a probe on a cached page keeps
p95 within 50 ms, and slow request lines are dropped after 10 seconds.

    python benchmarks/drills/slow_clients.py
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable

from own_site import OwnSite
from report import at, run, say, spread, verdict
from visitor import ask

CLIENTS, IDLE, SECONDS, LIMIT = 30, 200, 14, 50.0
HOST = b"Host: 127.0.0.1\r\n"
POST = b"POST /quan-tri/login/ HTTP/1.1\r\nContent-Length: 4000\r\n" + HOST + b"\r\n"


class Slow:
    """So many connections that `act` for as long as the `with` block lasts."""

    def __init__(self, port: int, act: Callable, number: int = CLIENTS) -> None:
        self.port, self.act, self.stop = port, act, threading.Event()
        self.ended: list[float] = []
        self.threads = [threading.Thread(target=self.run) for _ in range(number)]

    def __enter__(self) -> "Slow":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join(20)

    def run(self) -> None:
        """Act each half second; note when the server ends the connection."""
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", self.port))
            begin = time.monotonic()
            for turn in range(1_000_000):
                try:
                    self.act(client, turn)
                except OSError:
                    self.ended.append(time.monotonic() - begin)
                    return
                if self.stop.wait(0.5):
                    return


def headers(client: socket.socket, turn: int) -> None:
    client.sendall(b"GET /bai-hoc/ HTTP/1.1\r\nX-Slow: " if turn == 0 else b"a")
    client.setblocking(False)
    with contextlib.suppress(BlockingIOError):
        client.recv(4096)
        raise ConnectionResetError
    client.setblocking(True)


def body(client: socket.socket, turn: int) -> None:
    client.sendall(POST if turn == 0 else b"a")


def reader(client: socket.socket, turn: int) -> None:
    """Ask for many pages at once, and take a few bytes at a time."""
    if turn == 0:
        client.sendall((b"GET /thuat-ngu/ HTTP/1.1\r\n" + HOST + b"\r\n") * 20)
    client.recv(16)


def idle(client: socket.socket, turn: int) -> None:
    """Say nothing."""


def probe(address: str) -> list[float]:
    """Ask for a cached page ten times a second."""
    times, limit = [], time.monotonic() + SECONDS
    while time.monotonic() < limit:
        times.append(ask(address, "GET", "/", {}).seconds)
        time.sleep(0.1)
    return times


def attack(site: OwnSite, title: str, *kinds: Callable) -> list[str]:
    """Let these kinds of clients loose and probe; return the faults."""
    with contextlib.ExitStack() as stack:
        crowds = [
            stack.enter_context(Slow(site.port, kind, IDLE if kind is idle else 30))
            for kind in kinds
        ]
        time.sleep(1)
        times = probe(site.address)
        ended = [list(crowd.ended) for crowd in crowds]
    say(f"{title}: {spread(times)}")
    p95 = at(times, 0.95)
    faults = [f"{title}: p95 {p95:.0f} ms"] if p95 > LIMIT else []
    if headers in kinds:
        faults += dropped(ended[kinds.index(headers)])
    return faults


def dropped(ended: list[float]) -> list[str]:
    """Say when the slow request lines were dropped."""
    when = f"after {min(ended):.1f} to {max(ended):.1f} s" if ended else ""
    say(f"  slow request lines dropped: {len(ended)} of {CLIENTS} {when}")
    in_time = len(ended) == CLIENTS and min(ended) > 9 and max(ended) < 12
    return [] if in_time else ["slow request lines are not dropped after 10 s"]


def main() -> int:
    with OwnSite() as site:
        time.sleep(8)  # the other processes have started too
        say(f"alone: {spread(probe(site.address))}")
        faults = attack(site, "30 slow request lines", headers)
        faults += attack(site, "30 slow bodies", body)
        faults += attack(site, "30 slow readers", reader)
        faults += attack(site, "all and 200 idle", headers, body, reader, idle)
        return verdict(faults)


if __name__ == "__main__":
    run(main)
