"""Drill: kill -9 every process of the site while 8 editors save new terms; 3 rounds.

Passes when each term that was promised is there afterwards, nothing is there that nobody
sent, nobody was refused, and the database is whole. With --postgres the site runs with
production's settings and the database is killed too.

    python benchmarks/drills/kill_all.py [--postgres]
"""

import contextlib
import sys

from own_postgres import OwnPostgres
from own_site import OwnSite
from report import run, say, verdict
from terms import Writers, compare

TERMS = (20, 33, 47)  # promised in each round before it ends


def rounds(site: OwnSite, database: OwnPostgres | None) -> list[str]:
    writers, faults = Writers(site), []
    for number, more in enumerate(TERMS, 1):
        before = len(writers.promised)
        with writers.writing():
            writers.wait(more)
            killed = site.kill()
            if database:
                database.kill()
        if database:
            database.script("start")
        site.start()
        figures, found = compare(site, writers)
        say(f"round {number}: {killed} processes killed; {figures}")
        faults += found
        if len(writers.promised) < before + more:
            faults.append(f"round {number} promised too little to prove anything")
    return faults


def main() -> int:
    with contextlib.ExitStack() as stack:
        database = None
        if "--postgres" in sys.argv:
            database = stack.enter_context(OwnPostgres())
        site = stack.enter_context(OwnSite(database.url if database else ""))
        say(f"kill -9 of all, {'PostgreSQL' if database else 'SQLite'}")
        return verdict(rounds(site, database))


if __name__ == "__main__":
    run(main)
