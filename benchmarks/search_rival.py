"""The search that Wagtail brings along (modelsearch on the same database), for comparison."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.search_site import Clock, Taken, once

# The seconds that one query may take, and all of them together.
MOST_EACH, MOST = 20, 30


class Rival:
    """What a search page would ask of it: ten pages, how many there are, and one facet."""

    def __init__(self) -> None:
        from wagtail.search.backends import get_search_backend

        self.backend = get_search_backend("wagtail.search.backends.database")

    def put(self, pages: list[Any]) -> None:
        model = type(pages[0])
        self.backend.get_index_for_model(model).add_items(model, pages)

    def put_all(self) -> None:
        """Index the pages that are there already; it knows nothing of members' words."""
        from wagtail.models import Page

        from search.sources import known

        for source in known():
            model = source.model
            if issubclass(model, Page) and (pages := list(model.objects.live())):
                self.put(pages)

    def search(self, operator: str) -> Callable[[str], int]:
        from wagtail.models import Page

        def ask(text: str) -> int:
            pages = Page.objects.live()
            found = self.backend.search(text, pages, operator=operator)
            list(found[:10])
            found.facet("content_type_id")
            return found.count()

        return ask

    def complete(self, text: str) -> list[Any]:
        from wagtail.models import Page

        return list(self.backend.autocomplete(text, Page.objects.live())[:8])


def patiently(
    clock: Clock, call: Callable[[str], Any], texts: list[str]
) -> tuple[list[Taken], int]:
    """Return what texts took, once each, until the time is up; and how many were given up."""
    from django.db import DatabaseError

    taken: list[Taken] = []
    failed, until = 0, clock.cpu() + MOST

    def ask(text: str) -> Any:
        nonlocal failed
        try:
            with limited():
                return call(text)
        except DatabaseError:
            failed += 1

    for text in texts:
        taken.append(once(clock, ask, text))
        if clock.cpu() > until:
            break
    return taken, failed


@contextmanager
def limited() -> Iterator[None]:
    """Stop a query that takes too long."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        end = time.process_time() + MOST_EACH
        stop = connection.connection.set_progress_handler
        stop(lambda: time.process_time() > end, 100_000)
        try:
            yield
        finally:
            stop(None, 0)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = {1000 * MOST_EACH}")
        try:
            yield
        finally:
            cursor.execute("SET statement_timeout = 0")
