"""Members of staff who write terms by the admin's own form, and what is left of them."""

import contextlib
import http.client
import itertools
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator

from own_site import OwnSite
from visitor import Fields, Visitor

MARK = "Diễn tập"
TITLES = f"SELECT title FROM wagtailcore_page WHERE title LIKE '{MARK} %'"  # noqa: S608
# What the browser's script adds to the form: no source, no comment.
SCRIPT = {"sources-count": "0"} | {
    f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")
}


class Writers:
    """Threads that each post one new term after another until the site is gone.

    `promised` holds the titles whose answer was read in full and said "saved", `open`
    all others that were sent; `refused` counts the answers that said something else.
    """

    def __init__(self, site: OwnSite, number: int = 8, pause: float = 0) -> None:
        self.site, self.pause = site, pause
        self.promised: set[str] = set()
        self.open: set[str] = set()
        self.refused: Counter[str] = Counter()
        self.numbers = itertools.count(1)
        self.people = [
            Visitor(site.address, bool(site.database_url)) for _ in range(number)
        ]
        self.path = f"/quan-tri/pages/add/lessons/termpage/{glossary(site)}/"
        for person in self.people:
            person.sign_in("bientap")
        self.forms = [person.form(self.path) | SCRIPT for person in self.people]

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Write until the block is left; whatever is open then stays open."""
        self.stop = threading.Event()
        threads = [
            threading.Thread(target=self.write, args=pair)
            for pair in zip(self.people, self.forms, strict=True)
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stop.set()
            for thread in threads:
                thread.join(40)

    def write(self, person: Visitor, form: Fields) -> None:
        while not self.stop.is_set():
            title = f"{MARK} {next(self.numbers)}"
            self.open.add(title)
            try:
                self.post(person, form, title)
            except (OSError, http.client.HTTPException):
                return
            time.sleep(self.pause)

    def wait(self, more: int) -> None:
        """Return when so many more terms have been promised."""
        goal, limit = len(self.promised) + more, time.monotonic() + 60
        while len(self.promised) < goal and time.monotonic() < limit:
            time.sleep(0.01)

    def post(self, person: Visitor, form: Fields, title: str) -> None:
        """Post one term; the answer that promises it leads to its own form."""
        slug = title.replace(f"{MARK} ", "dien-tap-")
        fields = form | {"title": title, "slug": slug, "meaning": "Một từ để thử"}
        answer = person.post(self.path, fields)
        if answer.status == 302 and answer.headers["Location"].endswith("/edit/"):
            self.open.discard(title)
            self.promised.add(title)
        else:
            self.refused[f"answer {answer.status}"] += 1


def glossary(site: OwnSite) -> int:
    return int(select(site, "SELECT page_ptr_id FROM lessons_termindexpage")[0])


def select(site: OwnSite, sql: str) -> list[str]:
    """Return the first column of a query on the site's database."""
    if site.database_url:
        import psycopg

        with psycopg.connect(site.database_url, connect_timeout=5) as database:
            return [str(row[0]) for row in database.execute(sql.encode())]
    with contextlib.closing(sqlite3.connect(site.var / "hub.sqlite3")) as database:
        return [str(row[0]) for row in database.execute(sql)]


def compare(site: OwnSite, writers: Writers) -> tuple[str, list[str]]:
    """Return the figures after a crash, and the faults: what is lost, doubled, broken."""
    titles = select(site, TITLES)
    present, promised = set(titles), set(writers.promised)
    lost = promised - present
    strange = present - promised - writers.open
    whole = "" if site.database_url else select(site, "PRAGMA integrity_check")[0]
    figures = (
        f"promised {len(promised)}, present {len(titles)}, in flight "
        f"{len(writers.open)}, refused {dict(writers.refused)}, lost {len(lost)}"
    ) + (f", integrity {whole}" if whole else "")
    faults = [f"{len(lost)} promised terms are lost"] if lost else []
    faults += [f"nobody wrote {strange}"] if strange else []
    faults += ["a term is there twice"] if len(titles) > len(present) else []
    if writers.refused:
        faults.append(f"refused: {dict(writers.refused)}: {site.errors()}")
    faults += [whole] if whole not in ("", "ok") else []
    return figures, faults
