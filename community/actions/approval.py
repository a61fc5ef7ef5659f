"""What waits: made public, or sent back with a reason. `seen` is the version that the
moderator has read; when the author has changed the words since, Stale is raised.
"""

from django.db import transaction

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import (
    Decision,
    HubComment,
    Reason,
    Revision,
    Status,
    Tip,
    Topic,
    Verb,
    Words,
)
from ..models.about import this
from ..permissions import Act, Person
from ..permissions.checks import author_of
from ..tree import standing
from . import notices, pictures, texts, tips, topics, wordings
from .base import note, require
from .changes import changed
from .refusals import Stale


@transaction.atomic
def approve(*, by: User, thing: Words, seen: int) -> bool:
    """Make what waits public; tell its author and whom it concerns. Return False when
    it waits no longer; NotAllowed for a tip whose answer's author has not agreed.
    """
    thing = lock(thing)
    require(Person(by), Act.DECIDE, thing)
    if thing.status != Status.PENDING:
        return False
    hold(thing.version, seen)
    publish(thing)
    decide(thing, Decision.What.APPROVE, by)
    notices.tell(author_of(thing), Verb.APPROVED, thing)
    changed(thing.discussion.pk)
    return True


@transaction.atomic
def decline(*, by: User, thing: Words, seen: int, reason: str, note: str = "") -> bool:
    """Send what waits back; its author may change it and send it again."""
    thing, reason = lock(thing), Reason(reason)
    require(Person(by), Act.DECIDE, thing)
    if thing.status != Status.PENDING:
        return False
    hold(thing.version, seen)
    stand(thing, Status.DECLINED)
    decide(thing, Decision.What.DECLINE, by, reason, note)
    notices.tell(author_of(thing), Verb.DECLINED, thing, reason=reason)
    return True


@transaction.atomic
def approve_edit(*, by: User, revision: Revision) -> bool:
    """Put a waiting change in place of the public text. A change that was replaced by
    another one raises Stale; one of words that are no longer public returns False.
    """
    thing = lock(revision.thing)
    require(Person(by), Act.DECIDE, thing)
    waiting = still_waiting(revision)
    if thing.status != Status.PUBLIC:
        return False
    texts.apply(thing, wordings.of_revision(thing, waiting), waiting.by)
    pictures.let_through(thing)
    waiting.delete()
    decide(thing, Decision.What.APPROVE_EDIT, by)
    notices.tell(author_of(thing), Verb.APPROVED, thing)
    changed(thing.discussion.pk)
    return True


@transaction.atomic
def decline_edit(*, by: User, revision: Revision, reason: str, note: str = "") -> bool:
    """Send a waiting change back; the public text stays as it is."""
    thing, reason = lock(revision.thing), Reason(reason)
    require(Person(by), Act.DECIDE, thing)
    waiting = still_waiting(revision)
    waiting.state = Revision.State.DECLINED
    waiting.save(update_fields=["state"])
    pictures.send_back(thing)
    decide(thing, Decision.What.DECLINE_EDIT, by, reason, note)
    notices.tell(author_of(thing), Verb.DECLINED, thing, reason=reason)
    return True


def lock(thing: Words) -> Words:
    if isinstance(thing, Tip):
        return tips.lock(thing)
    return topics.lock(thing) if isinstance(thing, Topic) else standing.lock(thing.pk)


def stand(thing: Words, status: Status) -> bool:
    if isinstance(thing, Tip):
        return tips.stand(thing, status)
    if isinstance(thing, Topic):
        return topics.stand(thing, status)
    return standing.change(thing, status)


def publish(thing: Words) -> None:
    """Make words public and tell whom they concern."""
    stand(thing, Status.PUBLIC)
    if isinstance(thing, HubComment):
        notices.tell_of_comment(thing)


def hold(version: int, seen: int) -> None:
    if version != seen:
        raise Stale


def still_waiting(revision: Revision) -> Revision:
    found = Revision.objects.waiting().filter(pk=revision.pk).first()
    if found is None:
        raise Stale
    return found


def decide(thing: Words, what: str, by: User, reason: str = "", said: str = "") -> None:
    Decision.objects.create(
        what=what, by=by, reason=reason, note=said[:500], **this(thing)
    )
    note(ActKind.MODERATED, by)
