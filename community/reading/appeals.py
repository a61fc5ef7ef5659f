"""What was decided against a member, each with the objection to it: for its owner only."""

from dataclasses import dataclass

from django.db.models import Q

from hub.accounts.models import User

from ..models import Appeal, Decision, Lock
from ..permissions import may_appeal
from ..permissions.appeals import ADVERSE, stands

MOST = 20


@dataclass
class Entry:
    """`about` is a lock or a decision; `can` whether its owner may object to it now."""

    about: Lock | Decision
    appeal: Appeal | None
    can: bool

    @property
    def is_lock(self) -> bool:
        return isinstance(self.about, Lock)

    @property
    def words(self) -> str:
        """The words that were decided on, their title where they have one."""
        if self.is_lock:
            return ""
        thing = self.about.thing
        return getattr(thing, "title", "") or getattr(thing, "comment", "")


def entry(user: User, about: Lock | Decision) -> Entry:
    return Entry(about, of(about), bool(may_appeal(user, about)))


def entries(user: User) -> list[Entry]:
    """Return the newest locks, then the newest decisions against one: 2 queries."""
    found = [Entry(row, of(row), row.runs and not of(row)) for row in locks(user)[:5]]
    seen: set[tuple[int | None, ...]] = set()
    for row in decisions(user)[:MOST]:
        which = (row.topic_id, row.comment_id, row.tip_id)
        newest = which not in seen
        seen.add(which)
        found.append(Entry(row, of(row), newest and stands(row) and not of(row)))
    return found


def of(about: Lock | Decision) -> Appeal | None:
    return getattr(about, "appeal", None)


def locks(user: User):
    return Lock.objects.of(user).select_related("appeal")


def decisions(user: User):
    mine = Q(topic__author=user) | Q(comment__user=user) | Q(tip__author=user)
    rows = Decision.objects.filter(mine, what__in=ADVERSE).newest()
    return rows.select_related(
        "appeal", "topic__discussion", "comment__discussion", "tip__discussion"
    )


def running(user: User) -> Lock | None:
    return Lock.objects.of(user).running().first()
