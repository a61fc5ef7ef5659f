"""Changing words: at once or after approval, the earlier text always kept."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import HubComment, Picture, Revision, Status, Tip, Words
from ..models.about import this
from . import notices, pictures
from .base import note
from .changes import changed
from .refusals import Unfit
from .wordings import Wording, of, put

GRACE = timedelta(minutes=5)
SAME_AGAIN = timedelta(minutes=5)


class Outcome(StrEnum):
    SAME = "same"
    DONE = "done"
    WAITS = "waits"


def refuse_repeated(same: QuerySet, when: str, field: str = "body") -> None:
    """Raise Unfit when the same words were written within five minutes."""
    since = timezone.now() - SAME_AGAIN
    if same.filter(**{f"{when}__gt": since}).exists():
        raise Unfit({field: _("You wrote exactly this a moment ago. It has arrived.")})


def change(
    thing: Words, new: Wording, by: User, *, waits: bool,
    brings: Sequence[Picture] = (),
) -> Outcome:  # fmt: skip
    """Change the words of a locked thing and bring pictures to it, or keep the change
    until it is approved.
    """
    more = bool(brings) or Picture.objects.about(thing).waiting().exists()
    if new == of(thing) and thing.status != Status.DECLINED and not more:
        dropped = Revision.objects.about(thing).waiting().delete()[0]
        return Outcome.DONE if dropped else Outcome.SAME
    note(ActKind.EDITED, by)
    if thing.status == Status.PUBLIC and waits:
        Revision.objects.about(thing).waiting().delete()
        keep(thing, new, by, Revision.State.WAITING)
        pictures.attach(brings, thing, waits=True)
        return Outcome.WAITS
    apply(thing, new, by)
    pictures.attach(brings, thing)
    if thing.status == Status.DECLINED:
        send_again(thing)
    if thing.status == Status.PUBLIC:
        changed(thing.discussion.pk)
        return Outcome.DONE
    return Outcome.WAITS


def apply(thing: Words, new: Wording, by: User | None) -> None:
    """Put new words in place. What was public for five minutes stays as history."""
    now = timezone.now()
    was_read = thing.status == Status.PUBLIC and now - thing.public_at > GRACE
    if was_read and new != of(thing):
        keep(thing, of(thing), by, Revision.State.PAST)
        thing.edited_at = now
    thing.version += 1
    names = put(thing, new)
    if isinstance(thing, HubComment):
        thing.save()
    else:
        thing.save(update_fields=[*names, "edited_at", "version"])
    if thing.status == Status.PUBLIC and not isinstance(thing, Tip):
        notices.tell_of_names(thing, new.body)


def keep(thing: Words, text: Wording, by: User | None, state: str) -> Revision:
    return Revision.objects.create(
        state=state, title=text.title if text.title_is_own else "", body=text.body,
        more=dict(text.more) or None, version=thing.version, by=by, **this(thing),
    )  # fmt: skip


def send_again(thing: Words) -> None:
    """What was sent back with a reason waits anew, whoever wrote it."""
    type(thing)._base_manager.filter(pk=thing.pk).update(status=Status.PENDING)
    thing.status = Status.PENDING
