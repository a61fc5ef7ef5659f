"""Ending the open reports on words: by a moderator, or with the words themselves."""

from datetime import datetime

from django.utils import timezone

from hub.accounts.models import User

from ..models import Notice, Report, Verb, Words
from . import notices

State = Report.State


def settle(thing: Words, *, by: User, right: bool) -> int:
    """End them as looked at by a moderator; return how many there were."""
    return close(thing, State.RIGHT if right else State.WRONG, Verb.SETTLED, by)


def gone(thing: Words) -> int:
    """End them with the words, which were taken back before anybody looked."""
    return close(thing, State.GONE, Verb.TAKEN_BACK)


def back(thing: Words, since: datetime) -> int:
    """Open those again that ended with the words at `since`, which are put back: nobody
    gets rid of a report by taking words away and showing them again.
    """
    Notice.objects.about(thing).filter(verb=Verb.TAKEN_BACK, at__gte=since).delete()
    rows = Report.objects.about(thing).filter(state=State.GONE, settled_at__gte=since)
    return rows.update(state=State.OPEN, settled_at=None)


def close(thing: Words, state: str, verb: Verb, by: User | None = None) -> int:
    """The thing is locked, or its reports are all that is touched."""
    rows = Report.objects.waiting().about(thing).select_for_update(no_key=True)
    open_now = list(rows)
    if open_now:
        Report.objects.filter(pk__in=[row.pk for row in open_now]).update(
            state=state, settled_by=by, settled_at=timezone.now()
        )
    for row in open_now:
        notices.tell(row.reporter_id, verb, thing)
    return len(open_now)
