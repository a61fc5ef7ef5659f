"""Drill: write 200 times into a thread while 8 readers ask for it and for its feed.

Answers and changes of the post come in turn, through the real actions. Passes when no
answer that was asked for after a write had returned is older than it. Without an address
the drill makes a site of its own, on PostgreSQL with `--postgres`; else it is run beside
the site that serves there, with that site's environment.

    python benchmarks/drills/stale_threads.py [http://127.0.0.1:8000 | --postgres]
"""

import contextlib
import os
import sys
import time
from typing import Any

from own_postgres import OwnPostgres
from own_site import OwnSite
from report import run, say, verdict
from stale_pages import Readers

WRITES = 200
ANSWER, CHANGE = "loi-lan-", "sua-lan-"
WORDS = "Câu hỏi của người thử"


class ThreadReaders(Readers):
    def __init__(
        self, address: str, shown: dict[str, tuple[str, ...]], https: bool = False
    ) -> None:
        super().__init__(address, shown, https)
        self.live = {ANSWER: 0, CHANGE: 0}


def writer() -> Any:
    """Return an admin who has accepted the rules: such words are public at once."""
    from community.actions import consents
    from community.models import Purpose
    from community.models.consents import Method
    from hub.accounts.models import User

    admin = User.objects.filter(is_superuser=True).earliest("pk")
    consents.record(admin, Purpose.RULES, True, Method.JOINED)
    return admin


def write(readers: Readers, by: Any, topic: Any) -> None:
    from community.actions import comments, topics

    for number in range(1, WRITES // 2 + 1):
        comments.reply(by=by, discussion=topic.discussion, body=f"{ANSWER}{number}")
        readers.live[ANSWER] = number
        topics.edit(by=by, topic=topic, body=f"{WORDS}? {CHANGE}{number}")
        readers.live[CHANGE] = number
        time.sleep(0.2)


def drill(address: str, https: bool = False) -> int:
    import django

    django.setup()
    from community.actions import topics
    from community.models import Space

    admin, space = writer(), Space.objects.get(slug="hoi-dap")
    topic = topics.post(by=admin, space=space, body=f"{WORDS}? {CHANGE}0")
    feed = f"{space.get_absolute_url()}rss/"
    readers = ThreadReaders(
        address, {topic.get_absolute_url(): (ANSWER, CHANGE), feed: (CHANGE,)}, https
    )
    for thread in readers.threads:
        thread.start()
    try:
        write(readers, admin, topic)
    finally:
        readers.close()
        topics.delete(by=admin, topic=topic)
    reads, stale = readers.reads.total(), readers.stale.total()
    say(f"{WRITES} writes, {reads} reads, {stale} stale")
    faults = [f"{count} stale: {what}" for what, count in readers.stale.items()]
    faults += [
        f"{count} not answered: {what}" for what, count in readers.failed.items()
    ]
    return verdict([*faults, "too few reads"] if reads < WRITES else faults)


def main() -> int:
    if len(sys.argv) > 1 and sys.argv[1] != "--postgres":
        return drill(sys.argv[1])
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(OwnPostgres()).url if len(sys.argv) > 1 else ""
        site = stack.enter_context(OwnSite(url))
        os.environ.update(site.values)
        return drill(site.address, https=bool(url))


if __name__ == "__main__":
    run(main)
