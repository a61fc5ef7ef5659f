"""Telling the moderators, and what came of it."""

from django.db import transaction

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Report, ReportReason, Words
from ..models.about import this
from ..permissions import Act, Person
from . import reported, words
from .approval import lock
from .base import keep_pace, note, require, take_turn


@transaction.atomic
def report(*, by: User, thing: Words, reason: str, details: str = "") -> Report:
    """Report something, once until it is settled: a second time returns the first row.
    Raises NotAllowed, TooFast, ValueError for a reason that is none.
    """
    person, reason = Person(by), ReportReason(reason)
    take_turn(by)
    thing = lock(thing)
    require(person, Act.REPORT, thing)
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
    return reported.settle(thing, by=by, right=right)
