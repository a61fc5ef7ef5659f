"""Telling the moderators, and what came of it."""

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Report, ReportReason, Verb, Words
from ..models.about import this
from ..permissions import Act, Person
from . import notices, words
from .base import keep_pace, note, require, take_turn


@transaction.atomic
def report(*, by: User, thing: Words, reason: str, details: str = "") -> Report:
    """Report something, once until it is settled: a second time returns the first row.
    Raises NotAllowed, TooFast, ValueError for a reason that is none.
    """
    person, reason = Person(by), ReportReason(reason)
    require(person, Act.REPORT, thing)
    take_turn(by)
    mine = Report.objects.waiting().about(thing).filter(reporter=by)
    if found := mine.first():
        return found
    keep_pace(person, "report")
    note(ActKind.REPORTED, by)
    return Report.objects.create(
        reporter=by, reason=reason, note=words.tidy(details)[:500], **this(thing)
    )


@transaction.atomic
def settle(*, by: User, thing: Words, right: bool) -> int:
    """End all open reports on a thing; their reporters are told. Return how many."""
    require(by, Act.SETTLE, thing)
    note(ActKind.MODERATED, by)
    return close(thing, by=by, right=right)


def close(thing: Words, *, by: User, right: bool) -> int:
    rows = Report.objects.waiting().about(thing).select_for_update(no_key=True)
    open_now = list(rows)
    state = Report.State.RIGHT if right else Report.State.WRONG
    Report.objects.filter(pk__in=[row.pk for row in open_now]).update(
        state=state, settled_by=by, settled_at=timezone.now()
    )
    for row in open_now:
        notices.tell(row.reporter_id, Verb.SETTLED, thing)
    return len(open_now)
