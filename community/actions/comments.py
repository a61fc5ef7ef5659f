"""Answering, changing an answer, taking it back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Decision, Discussion, HubComment, Picture, Status
from ..permissions import Act, Person
from ..tree import standing
from ..tree.placing import NoPlace
from ..trust import must_wait
from . import (  # fmt: skip
    accepting,
    follows,
    notices,
    pictures,
    promoting,
    reported,
    texts,
    words,
)
from .base import keep_pace, note, require, scoped, take_turn
from .changes import changed
from .refusals import NotAllowed
from .wordings import Wording


@transaction.atomic
def reply(
    *,
    by: User,
    discussion: Discussion,
    body: str,
    to: HubComment | int | None = None,
    with_pictures: Sequence[Picture] = (),
    client_key: str = "",
) -> HubComment:
    """Answer in a discussion, or (`to`, also as a bare key of a form) a comment in it.

    An answer to the third level stands beside it and names whom it answers. The status
    of what is returned says whether it waits. The same `client_key` again returns the
    first comment. Raises NotAllowed, TooFast, Unfit (field body); then no row is there.
    """
    person = Person(by)
    body = words.body_of_comment(body)
    take_turn(by)
    key = scoped(by, client_key)
    if key and (found := HubComment.objects.filter(client_key=key).first()):
        return found
    answered = find(discussion, to)
    allowed = require(person, Act.REPLY, answered or discussion)
    mine = HubComment.objects.by(by).filter(discussion=discussion, comment=body)
    texts.refuse_repeated(mine.filter(answers=answered), "submit_date")
    keep_pace(person, "reply")
    comment = HubComment(
        discussion=discussion, user=by, comment=body, answers=answered, client_key=key,
        status=Status.PENDING if must_wait(person, allowed) else Status.PUBLIC,
    )  # fmt: skip
    place(comment)
    pictures.attach(with_pictures, comment)
    follows.begin(by, discussion)
    note(ActKind.POSTED, by)
    if comment.status == Status.PUBLIC:
        notices.tell_of_comment(comment)
        changed(comment.discussion_id)
    return comment


def find(discussion: Discussion, to: HubComment | int | None) -> HubComment | None:
    """Return the comment of this discussion that is answered. Raises NotAllowed for one
    that is none, or of another discussion.
    """
    if to is None:
        return None
    rows = HubComment.objects.select_related("discussion__topic", "discussion__tip")
    key = to if isinstance(to, int) else to.pk
    found = rows.filter(pk=key, discussion=discussion).first()
    if found is None:
        raise NotAllowed(_("What you answer is no longer public."))
    return found


def place(comment: HubComment) -> None:
    try:
        comment.save()
    except NoPlace:
        raise NotAllowed(_("What you answer is no longer public.")) from None


@transaction.atomic
def edit(
    *, by: User, comment: HubComment, body: str, with_pictures: Sequence[Picture] = ()
) -> texts.Outcome:
    """Change one's own words; a waiting change leaves the old text public."""
    person = Person(by)
    body = words.body_of_comment(body)
    take_turn(by)
    comment = standing.lock(comment.pk)
    allowed = require(person, Act.EDIT, comment)
    keep_pace(person, "edit")
    waits = must_wait(person, allowed)
    return texts.change(comment, Wording(body), by, waits=waits, brings=with_pictures)


@transaction.atomic
def delete(*, by: User, comment: HubComment) -> bool:
    """Take one's comment back: a stub stays where public answers stand below it."""
    take_turn(by)
    comment = standing.lock(comment.pk)
    require(by, Act.DELETE, comment)
    standing.change(
        comment, Status.WITHDRAWN, withdrawn_from=comment.status,
        withdrawn_at=timezone.now(),
    )  # fmt: skip
    if accepting.drop(comment):
        HubComment.objects.filter(pk=comment.pk).update(withdrawn_chosen=True)
    promoting.answer_gone(comment)
    reported.gone(comment)
    Decision.objects.create(what=Decision.What.WITHDRAW, by=by, comment=comment)
    note(ActKind.EDITED, by)
    changed(comment.discussion_id)
    return True


@transaction.atomic
def put_back(*, by: User, comment: HubComment) -> bool:
    """Undo one's own deletion: the comment stands as before, and its author is asked
    again for what was to be made of it. Return False where it was the chosen answer and
    another one is now: who asked may choose anew.
    """
    take_turn(by)
    comment = standing.lock(comment.pk)
    require(by, Act.UNDO, comment)
    before, chosen = Status(comment.withdrawn_from), comment.withdrawn_chosen
    reported.back(comment, comment.withdrawn_at)
    standing.change(
        comment, before, withdrawn_from="", withdrawn_at=None, withdrawn_chosen=False
    )
    as_before = not chosen or accepting.give_back(comment)
    promoting.answer_back(comment)
    Decision.objects.create(what=Decision.What.PUT_BACK, by=by, comment=comment)
    note(ActKind.EDITED, by)
    changed(comment.discussion_id)
    return as_before
