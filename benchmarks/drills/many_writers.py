"""Drill: 8 people write 800 answers by the site's own forms, all at once.

400 go into one branch; 400 below 50 others, mixed with changes, reactions, hidings and
hidden branches. Passes when each answer that was accepted is stored once and whole, all
counters are what a recount says, and nothing but a page or a plain refusal was answered.
Without an address the drill serves a site of its own, on PostgreSQL with `--postgres`
(4 writers elsewhere); else it is run beside the site there, with its environment.

    python benchmarks/drills/many_writers.py [http://127.0.0.1:8000 | --postgres]
"""

import contextlib
import os
import random
import re
import secrets
import sys
import threading
import time
from collections import Counter
from typing import Any

from own_postgres import OwnPostgres
from own_site import OwnSite
from report import run, say, verdict
from visitor import Visitor

ANSWERS, ROOTS = 400, 50
REFUSED = {403, 404, 409}  # what somebody hid a moment before


class Writer(Visitor):
    """A moderator with the second step: such words are public at once."""

    def __init__(self, address: str, user: Any, https: bool) -> None:
        from django.conf import settings

        super().__init__(address, https)
        self.token = secrets.token_hex(16)
        self.cookies[settings.SESSION_COOKIE_NAME] = session_of(user)
        self.cookies[settings.CSRF_COOKIE_NAME] = self.token
        self.found = Counter[int]()

    def press(self, path: str, **fields: str) -> str:
        """Send a form; return where it leads, or nothing where it was refused."""
        answer = self.post(path, {"csrfmiddlewaretoken": self.token, **fields})
        self.found[answer.status] += 1
        return answer.headers.get("Location", "") if answer.status == 302 else ""


def session_of(user: Any) -> str:
    """Return the key of a session in which somebody has just signed in."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib import auth

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[auth.SESSION_KEY] = str(user.pk)
    store[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    at = time.time()
    store["account_authentication_methods"] = [
        {"method": "code", "at": at},
        {"method": "mfa", "at": at},
    ]
    store["account_authentication_methods_user"] = str(user.pk)
    store.save()
    return store.session_key


def people(many: int) -> list[Any]:
    from community.actions import consents, grants
    from community.models import Purpose, Role
    from community.models.consents import Method
    from hub.accounts.models import Factor, User

    admin, made = User.objects.filter(is_superuser=True).earliest("pk"), []
    for number in range(many):
        user = User.objects.create_user(name=f"Người viết {number}")
        consents.record(user, Purpose.RULES, True, Method.JOINED)
        grants.give(by=admin, user=user, role=Role.MODERATOR, reason="diễn tập")
        Factor.objects.create(user=user, type="totp", data={"secret": ""})
        made.append(User.objects.get(pk=user.pk))
    return made


class Thread:
    """One topic, and the keys of what was answered in it so far."""

    def __init__(self, by: Any, words: str) -> None:
        from community.actions import topics
        from community.models import Space

        space = Space.objects.get(slug="hoi-dap")
        self.topic = topics.post(by=by, space=space, body=words)
        self.path = f"/cong-dong/viec/t/{self.topic.pk}/tra-loi/"
        self.known: list[int] = []

    def answer(self, writer: Writer, words: str, to: int | None = None) -> int | None:
        fields = {"body": words, "client_key": secrets.token_hex(10)}
        led = writer.press(self.path, **fields, **({"to": str(to)} if to else {}))
        found = re.fullmatch(r"/cong-dong/binh-luan/(\d+)/", led)
        if found is None:
            return None
        self.known.append(int(found[1]))
        return self.known[-1]

    def faults(self) -> list[str]:
        from community.models import Discussion, HubComment
        from community.tree import recount

        talk = Discussion.objects.get(topic=self.topic)
        rows = HubComment.objects.filter(discussion=talk)
        stored = sorted(rows.values_list("pk", flat=True))
        found = [str(drift) for drift in recount.differences(talk)[:5]]
        if stored != sorted(self.known):
            found.append(f"{len(stored)} stored, {len(self.known)} accepted")
        orders = set(rows.values_list("order", flat=True))
        return [*found, "places twice"] if len(orders) < len(stored) else found


def one_branch(thread: Thread, writer: Writer, number: int) -> None:
    thread.answer(writer, f"Lời {number} {secrets.token_hex(4)}", random.choice(thread.known))  # noqa: S311  # fmt: skip


def many_branches(thread: Thread, writer: Writer, number: int) -> None:
    target = random.choice(thread.known)  # noqa: S311
    new = thread.answer(writer, f"Lời {number} {secrets.token_hex(4)}", target)
    if new and number % 3 == 0:
        writer.press(f"/cong-dong/viec/bl/{new}/sua/", body=f"Sửa {new}")
    if number % 4 == 0:
        writer.press(f"/cong-dong/viec/bl/{target}/cam-on/useful/")
    if number % 10 in {5, 7}:
        what = {"quyet-dinh": "an-nhanh" if number % 20 == 7 else "an"}
        writer.press(f"/kiem-duyet/bl/{target}/", reason="spam", **what)


def at_once(writers: list[Writer], act: Any, thread: Thread) -> None:
    def write(writer: Writer) -> None:
        for number in range(ANSWERS // len(writers)):
            act(thread, writer, number)

    threads = [threading.Thread(target=write, args=[one]) for one in writers]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def drill(address: str, https: bool = False) -> int:
    import django

    django.setup()
    from django.db import connection

    from community.actions import topics

    users = people(8 if connection.vendor == "postgresql" else 4)
    writers = [Writer(address, user, https) for user in users]
    one, many = Thread(users[0], "Một nhánh cho tất cả."), Thread(users[0], "Năm mươi nhánh.")  # fmt: skip
    one.answer(writers[0], "Gốc")
    for number in range(ROOTS):
        many.answer(writers[0], f"Gốc {number}")
    at_once(writers, one_branch, one)
    at_once(writers, many_branches, many)
    found = sum((writer.found for writer in writers), Counter())
    say(f"{len(one.known)} + {len(many.known)} answers stored; statuses {dict(found)}")
    faults = [*one.faults(), *many.faults()]
    for thread in (one, many):
        topics.delete(by=users[0], topic=thread.topic)
    faults += [f"status {s}: {n}" for s, n in found.items() if s not in REFUSED | {302}]
    return verdict(
        faults if len(one.known) == ANSWERS + 1 else [*faults, "answers lost"]
    )


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
