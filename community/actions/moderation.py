"""Hiding, showing again, removing. Each is noted with its class of reason and told."""

from django.db import transaction

from hub.accounts.models import User
from hub.pagecache import bump

from ..models import Decision, HubComment, Reason, Status, Verb, Words
from ..permissions import Act
from ..tree import standing
from . import accepting, notices, reports
from .approval import author_of, decide, lock, stand
from .base import require


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
    changed = stand(thing, status)
    if isinstance(thing, HubComment):
        accepting.drop(thing)
    decide(thing, what, by, reason, note)
    reports.close(thing, by=by, right=True)
    notices.tell(author_of(thing), verb, thing, reason=reason)
    bump("community")
    return changed


@transaction.atomic
def hide_branch(*, by: User, comment: HubComment, reason: str, note: str = "") -> int:
    """Hide a comment and all public ones below it; return how many were hidden."""
    comment, reason = standing.lock(comment.pk), Reason(reason)
    require(by, Act.HIDE, comment)
    inside = accepted_below(comment)
    many = standing.hide_branch(comment)
    for accepted in inside:
        accepting.drop(accepted)  # the topic's row is locked after the discussion's
    decide(comment, Decision.What.HIDE_BRANCH, by, reason, note)
    reports.close(comment, by=by, right=True)
    notices.tell(comment.user_id, Verb.HIDDEN, comment, reason=reason)
    bump("community")
    return many


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
        standing.show_branch(thing)
        thing = lock(thing)
    changed = stand(thing, Status.PUBLIC)
    decide(thing, Decision.What.SHOW, by)
    notices.tell(author_of(thing), Verb.SHOWN, thing)
    bump("community")
    return changed or isinstance(thing, HubComment)
