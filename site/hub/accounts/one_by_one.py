"""What is due is done row by row: one that fails stops no other."""

from collections.abc import Callable, Iterable

from . import limits


def each(pks: Iterable[int], act: Callable[[int], bool], what: str) -> int:
    """Do each, in whatever transaction the act has; return how many were done."""
    return sum(done(pk, act, what) for pk in list(pks))


def done(pk: int, act: Callable[[int], bool], what: str) -> bool:
    """Of an error only its kind is told, once an hour: its text may hold what is private."""
    try:
        return act(pk)
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are due too
        limits.alarm(f"{what} {pk} failed: {type(error).__name__}")
        return False
