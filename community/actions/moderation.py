"""Hiding, showing again, removing. Each is noted with its class of reason and told."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from hub.accounts.models import User

from ..models import Decision, HubComment, Reason, Report, Status, Verb, Words
from ..permissions import Act
from ..tree import standing
from . import accepting, notices, reported
from .approval import author_of, decide, lock, stand
from .base import require
from .changes import changed


@transaction.atomic
def hide(*, by: User, thing: Words, reason: str, note: str = "") -> bool:
    """Take public words from sight until somebody shows them again. What stands below a
    hidden comment stays.
    """
    thing, reason = lock(thing), Reason(reason)
    require(by, Act.HIDE, thing)
    return end(thing, Status.HIDDEN, Decision.What.HIDE, Verb.HIDDEN, by, reason, note)


@transaction.atomic
def remove(*, by: User, thing: Words, reason: str, note: str = "") -> bool:
    """Remove words by decision; readers see the class of reason."""
    thing, reason = lock(thing), Reason(reason)
    require(by, Act.REMOVE, thing)
    return end(
        thing, Status.REMOVED, Decision.What.REMOVE, Verb.REMOVED, by, reason, note
    )


def end(
    thing: Words, status: Status, what: str, verb: Verb, by: User, reason: str, note: str
) -> bool:  # fmt: skip
    was_new = stand(thing, status)
    if isinstance(thing, HubComment):
        accepting.drop(thing)
    decide(thing, what, by, reason, note)
    reported.settle(thing, by=by, right=True)
    notices.tell(author_of(thing), verb, thing, reason=reason)
    changed(thing.discussion.pk)
    return was_new


@transaction.atomic
def hide_branch(*, by: User, comment: HubComment, reason: str, note: str = "") -> int:
    """Hide a comment and all public ones below it; return how many were hidden."""
    comment, reason = standing.lock(comment.pk), Reason(reason)
    require(by, Act.HIDE, comment)
    inside = accepted_below(comment)
    keys = standing.hide_branch(comment)
    for accepted in inside:
        accepting.drop(accepted)  # the topic's row is locked after the discussion's
    decide(comment, Decision.What.HIDE_BRANCH, by, reason, note)
    reported.settle(comment, by=by, right=True)
    notices.tell(comment.user_id, Verb.HIDDEN, comment, reason=reason)
    below = HubComment.objects.filter(pk__in=keys).exclude(pk=comment.pk)
    took_along(below.select_related("discussion"), by, reason, note)
    close_reports(below, by)
    changed(comment.discussion_id)
    return len(keys)


def took_along(below: QuerySet, by: User, reason: str, note: str) -> None:
    """Note and tell that these went with the comment above them: a decision on the words
    of each author, so that each may object to it (docs/decisions/0021).
    """
    rows = list(below)
    what = Decision.What.HIDE_WITH
    Decision.objects.bulk_create(
        (Decision(what=what, by=by, reason=reason, note=note[:500], comment=one)
         for one in rows),
        batch_size=notices.MOST,
    )  # fmt: skip
    tell_all(rows, Verb.HIDDEN, reason)


def tell_all(others: Iterable[HubComment], verb: Verb, reason: str = "") -> None:
    """Tell what has happened to comments together with the one above them."""
    notices.write(
        notices.row(one.user_id, verb, one, None, reason)
        for one in others
        if one.user_id is not None
    )


def close_reports(below: QuerySet, by: User) -> None:
    for one in below.filter(pk__in=Report.objects.waiting().values("comment")):
        reported.settle(one, by=by, right=True)


def accepted_below(comment: HubComment) -> list[HubComment]:
    """Return the accepted answer, if it stands in this branch."""
    topic = comment.discussion.topic
    accepted = topic.accepted_id if topic else None
    return list(HubComment.objects.branch(comment).filter(pk=accepted))


@transaction.atomic
def show(*, by: User, thing: Words) -> bool:
    """Show hidden or removed words again, with what was hidden together with them."""
    thing = lock(thing)
    require(by, Act.SHOW, thing)
    if isinstance(thing, HubComment):
        together = standing.show_branch(thing)
        others = [one for one in together if one.pk != thing.pk]
        tell_all(others, Verb.SHOWN)
        thing = lock(thing)
    was_new = stand(thing, Status.PUBLIC)
    decide(thing, Decision.What.SHOW, by)
    notices.tell(author_of(thing), Verb.SHOWN, thing)
    changed(thing.discussion.pk)
    return was_new or isinstance(thing, HubComment)
