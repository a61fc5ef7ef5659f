"""Drill: restart PostgreSQL (`pg_ctl restart -m fast`) under 6 clients.

The site runs with production's settings and flags. The clients ask for cached pages,
which cost one query, and for addresses that always reach the database.
Passes when at most one request that began outside the restart fails, and the processes
of the web server are the same afterwards.

    python benchmarks/drills/database_restart.py
"""

import time

from own_postgres import OwnPostgres
from own_site import OwnSite
from readers import Note, Readers
from report import run, say, verdict

CLIENTS, ALLOWED = 6, 1
PATHS = ("/", "/suc-khoe/", "/bai-hoc/", "/quan-tri/login/", "/thuat-ngu/", "/?moi=1")


def restart(site: OwnSite, database: OwnPostgres) -> tuple[Readers, float, float]:
    """Restart under load; return the readers, and when it began and ended."""
    with Readers(site, CLIENTS, PATHS) as readers:
        time.sleep(3)
        begin = time.monotonic()
        database.control("-m", "fast", "restart")
        end = time.monotonic()
        time.sleep(8)
    return readers, begin, end


def judge(readers: Readers, begin: float, end: float) -> list[str]:
    """Return the requests outside the restart that failed, if more than allowed."""

    def away(note: Note) -> bool:
        return note.end >= begin and note.begin <= end

    outside = [note for note in readers.faults() if not away(note)]
    inside = len(readers.faults()) - len(outside)
    say(f"away for {end - begin:.2f} s: {readers.figures()}")
    say(f"errors while it was away: {inside}, at other times: {len(outside)}")
    listed = [f"{n.outcome} {n.path}, {n.begin - end:+.2f} s" for n in outside]
    return listed if len(listed) > ALLOWED else []


def main() -> int:
    with OwnPostgres() as database, OwnSite(database.url) as site:
        web = site.web()
        readers, begin, end = restart(site, database)
        faults = judge(readers, begin, end)
        same = site.web() == web
        say(f"processes of the web server: {'the same' if same else site.web()}")
        for process in site.started[1:]:
            ended = f"ended with {process.poll()}" if process.poll() else "still runs"
            say(f"{process.args[2]}: {ended}")
        say(f"said: {site.errors()}")
        return verdict(faults if same else [*faults, "the web server restarted"])


if __name__ == "__main__":
    run(main)
