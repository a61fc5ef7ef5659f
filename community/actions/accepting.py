"""The answer that helped: marked by the asker or a trainer."""

from django.db import transaction

from hub.accounts.models import User

from ..models import HubComment, Kind, Topic, Verb
from ..permissions import Act, Person
from ..tree import standing
from . import notices
from .base import keep_pace, require, take_turn
from .changes import changed


@transaction.atomic
def accept(*, by: User, comment: HubComment) -> bool:
    """Mark a comment as the answer of its question, in place of an earlier one; return
    whether that was a change. Its author is told once.
    """
    person = Person(by)
    take_turn(by)
    comment = standing.lock(comment.pk)
    require(person, Act.ACCEPT, comment)
    topics = Topic.objects.filter(discussion=comment.discussion_id)
    if not topics.exclude(accepted=comment.pk).update(accepted=comment.pk):
        return False
    keep_pace(person, "mark")
    notices.tell(comment.user_id, Verb.ACCEPTED, comment, actor=by)
    changed(comment.discussion_id)
    return True


@transaction.atomic
def unaccept(*, by: User, comment: HubComment) -> bool:
    """Take the mark off a comment; return whether it was there."""
    take_turn(by)
    comment = standing.lock(comment.pk)
    require(by, Act.ACCEPT, comment)
    was_there = drop(comment)
    changed(comment.discussion_id)
    return was_there


def drop(comment: HubComment) -> bool:
    """Take the mark off a comment that is no longer public."""
    topics = Topic.objects.filter(discussion=comment.discussion_id, accepted=comment.pk)
    return bool(topics.update(accepted=None))


def give_back(comment: HubComment) -> bool:
    """Mark an answer again that is put back, while its question has no other; return
    whether it bears the mark.
    """
    topics = Topic.objects.filter(discussion=comment.discussion_id, accepted=None)
    return bool(topics.filter(kind=Kind.QUESTION).update(accepted=comment.pk))
