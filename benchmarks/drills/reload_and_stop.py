"""Drill: reload the web server under load (HUP), then stop the site (TERM) while a
request is open whose body comes slowly.

Passes when the reload gives new workers and not one error, and when the open request is
answered in full before all processes end.

    python benchmarks/drills/reload_and_stop.py
"""

import signal
import socket
import time
from urllib.parse import urlencode

from own_site import OwnSite, end
from readers import Readers
from report import run, say, verdict
from visitor import Visitor, password

CLIENTS, OPEN = 7, 2.0
PATHS = ("/", "/bai-hoc/", "/thuat-ngu/", "/suc-khoe/")
LOGIN = "/quan-tri/login/"


def reload(site: OwnSite) -> list[str]:
    """HUP the web server; return the faults."""
    first, old = site.web()
    with Readers(site, CLIENTS, PATHS) as readers:
        time.sleep(2)
        end(first, signal.SIGHUP)
        begin = time.monotonic()
        while set(old) & set(new := site.web()[1]) or len(new) != len(old):
            if time.monotonic() - begin > 90:
                return [f"workers {old} were not replaced: {new}"]
            time.sleep(0.1)
        took = time.monotonic() - begin
        time.sleep(3)
    say(f"HUP: new workers after {took:.1f} s; {readers.figures()}")
    return [f"{note.outcome} {note.path}" for note in readers.faults()]


def slow_request(site: OwnSite) -> tuple[bytes, bytes]:
    """Return the bytes of a sign-in: what is sent at once, and what comes later."""
    person = Visitor(site.address)
    fields = person.form(LOGIN) | {"username": "bientap@demo.invalid"}
    body = urlencode(fields | {"password": password()}).encode()
    headers = person.sent(
        {
            "Host": site.address.removeprefix("http://"),
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
            "Connection": "close",
        }
    )
    lines = [f"POST {LOGIN} HTTP/1.1", *(f"{n}: {v}" for n, v in headers.items())]
    head = "\r\n".join([*lines, "", ""]).encode()
    return head + body[:40], body[40:]


def stop(site: OwnSite) -> list[str]:
    """TERM the supervisor of all processes with a request open; return the faults."""
    now, later = slow_request(site)
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as client:
        client.sendall(now)
        time.sleep(0.5)
        begin = time.monotonic()
        end(site.started[0].pid, signal.SIGTERM)
        time.sleep(OPEN)
        client.sendall(later)
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    site.started[0].wait(60)
    line = answer.partition(b"\r\n")[0].decode()
    left = len(site.processes())
    took = time.monotonic() - begin
    say(f"TERM: open for {OPEN} s, then {line!r}; {left} processes after {took:.1f} s")
    faults = [] if " 302 " in line else [f"the open request got {line!r}"]
    return faults + ([f"{left} processes are left"] if left else [])


def main() -> int:
    with OwnSite() as site:
        return verdict([*reload(site), *stop(site)])


if __name__ == "__main__":
    run(main)
