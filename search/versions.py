"""What editors do to the synonyms. Each act writes the whole set as a new version."""

from typing import Any, NamedTuple

from django.db import transaction

from hub.pagecache import bump

from .models import SynonymVersion
from .synonyms import launch_groups

Act = SynonymVersion.Act


class Outdated(Exception):
    """Somebody else changed the group meanwhile; `words` are those of now, None: gone."""

    def __init__(self, words: list[str] | None) -> None:
        super().__init__()
        self.words = words


class Change(NamedTuple):
    """An act on one group: `key` None adds one, `words` None removes it.

    `seen` are the words that the editor had before the eyes.
    """

    key: int | None
    words: list[str] | None
    seen: list[str] | None = None

    @property
    def act(self) -> str:
        if self.words is None:
            return Act.REMOVED
        return Act.ADDED if self.seen is None else Act.EDITED

    def apply(self, groups: dict[int, list[str]]) -> dict[int, list[str]]:
        """Return all groups after the change. Raises `Outdated`."""
        if self.key is None:
            return groups | {max(groups, default=0) + 1: self.words or []}
        if groups.get(self.key) != self.seen:
            raise Outdated(groups.get(self.key))
        if self.words is None:
            return {key: words for key, words in groups.items() if key != self.key}
        return groups | {self.key: self.words}


def newest() -> SynonymVersion:
    """Return the newest version; the launch groups, unsaved, where there is none."""
    return SynonymVersion.objects.first() or launch()


def launch() -> SynonymVersion:
    groups = [
        {"key": key, "words": list(words)}
        for key, words in enumerate(launch_groups(), start=1)
    ]
    return SynonymVersion(number=1, groups=groups, act=Act.LAUNCH)


def load_launch() -> bool:
    """Write the launch groups as version 1 where there is none; return whether it was."""
    version = launch()
    _found, made = SynonymVersion.objects.get_or_create(
        number=1, defaults={"groups": version.groups, "act": version.act}
    )
    return made


@transaction.atomic
def change(author: Any, made: Change) -> SynonymVersion:
    """Write a new version with one group added, changed or removed. May raise `Outdated`."""
    last = locked()
    groups = made.apply(last.words)
    return write(
        last, groups, act=made.act, author=author, before=made.seen or [],
        after=made.words or [],
    )  # fmt: skip


@transaction.atomic
def restore(author: Any, number: int) -> SynonymVersion:
    """Bring back the groups of an earlier version, as a new one."""
    last = locked()
    wanted = SynonymVersion.objects.get(number=number)
    return write(last, wanted.words, act=Act.RESTORED, author=author, restored=number)


def locked() -> SynonymVersion:
    """Return the newest version; nobody else writes one until the transaction ends.

    The first version is always there, so that it can serve as the lock.
    """
    load_launch()
    SynonymVersion.objects.select_for_update().get(number=1)
    return SynonymVersion.objects.all()[0]


def write(
    last: SynonymVersion, groups: dict[int, list[str]], **fields: Any
) -> SynonymVersion:
    rows = [{"key": key, "words": words} for key, words in groups.items()]
    version = SynonymVersion.objects.create(
        number=last.number + 1, groups=rows, **fields
    )
    bump()
    return version
