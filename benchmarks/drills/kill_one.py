"""Drill: kill -9 one worker of the web server while 7 clients read.

Passes when at most 7 answers are broken, no connection is refused, nothing else goes
wrong, and within 10 seconds there are as many workers as before.

    python benchmarks/drills/kill_one.py
"""

import time

from own_site import OwnSite, end
from readers import Readers
from report import run, say, verdict

CLIENTS, SECONDS = 7, 10.0
PATHS = ("/", "/bai-hoc/", "/thuat-ngu/", "/suc-khoe/")


def seconds_until_back(site: OwnSite, killed: int, wanted: int) -> float:
    """Return how long it took until that many workers were there, without the killed."""
    begin = time.monotonic()
    while time.monotonic() - begin < 3 * SECONDS:
        workers = site.web()[1]
        if killed not in workers and len(workers) == wanted:
            break
        time.sleep(0.05)
    return time.monotonic() - begin


def main() -> int:
    with OwnSite() as site:
        workers = site.web()[1]
        with Readers(site, CLIENTS, PATHS) as readers:
            time.sleep(2)
            begin = time.monotonic()
            end(workers[0])
            back = seconds_until_back(site, workers[0], len(workers))
            time.sleep(3)
            if not site.web()[0]:
                say((site.var / "log").read_text(encoding="utf-8")[-2000:])
    say(f"one of {len(workers)} workers killed: {readers.figures()}")
    for note in readers.faults():
        say(f"  {note.outcome} {note.begin - begin:+.3f} to {note.end - begin:+.3f} s")
    say(f"{len(workers)} workers again after {back:.1f} s")
    found = readers.outcomes()
    bad = {n: c for n, c in found.items() if n not in ("answered", "broken")}
    faults = [f"not answered: {bad}"] if bad else []
    faults += [f"{found['broken']} broken"] if found["broken"] > CLIENTS else []
    faults += [f"back after {back:.1f} s"] if back > SECONDS else []
    return verdict(faults)


if __name__ == "__main__":
    run(main)
