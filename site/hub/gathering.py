"""Work that follows each write of an object, done once when all of it is stored.

A page is saved before the rows that file it under topics, audiences and so on; each of
these writes is told to whoever keeps something by it.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

Act = Callable[[], object]
_waiting: ContextVar[dict[Hashable, Act] | None] = ContextVar("waiting", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Let what is asked for by `once` wait for the end, inside one transaction.

    Nothing of it is done where the transaction is rolled back. A gathering inside
    another one waits for the outer one's end.
    """
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        waiting: dict[Hashable, Act] = {}
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for act in waiting.values():
            act()


def once(key: Hashable, act: Act) -> None:
    """Do `act` now, or once for its `key` at the end of the gathering that runs."""
    waiting = _waiting.get()
    if waiting is None:
        act()
    else:
        waiting[key] = act
