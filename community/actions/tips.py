"""Writing a tip, changing it, taking it back; verifying it and asking for a re-check."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from .. import short
from ..models import (  # fmt: skip
    Consent,
    Decision,
    Discussion,
    HubComment,
    Picture,
    Recheck,
    Status,
    Tip,
    Verb,
)
from ..models.tips import WITHHELD
from ..permissions import Act, Person
from ..trust import must_wait
from . import (  # fmt: skip
    consenting,
    filing,
    follows,
    notices,
    pictures,
    texts,
    tip_words,
    withdrawing,
)
from .base import keep_pace, note, require, scoped, take_turn
from .changes import changed
from .filing import Filing
from .refusals import NotAllowed, Stale
from .wordings import begin_anew


@transaction.atomic
def post(
    *,
    by: User,
    words: Mapping[str, Any],
    filed: Filing,
    source: HubComment | None = None,
    consent: Consent = Consent.NONE,
    client_key: str = "",
    pace: str = "topic",
    with_pictures: Sequence[Picture] = (),
) -> Tip:
    """Write a tip; its status says whether it waits. `words` are the fields of
    `tip_words.LONGEST` and minutes_saved; `source` is the answer it is made of.

    The same `client_key` again returns the first tip. Raises NotAllowed, TooFast, Unfit.
    """
    person = Person(by)
    allowed = require(person, Act.WRITE, Tip(author_id=person.key))
    wording = tip_words.wording(words)
    filing.measured(filed)
    take_turn(by)
    key = scoped(by, client_key)
    if key and (found := Tip.objects.filter(client_key=key).first()):
        return found
    same = Tip.objects.by(by).filter(title=wording.title, prompt=wording.body)
    texts.refuse_repeated(same, "posted_at", "title")
    keep_pace(person, pace)
    waits = must_wait(person, allowed) or consent in WITHHELD
    status = Status.PENDING if waits else Status.PUBLIC
    tip = Tip.objects.create(
        title=wording.title, prompt=wording.body, **wording.more, author=by,
        status=status, client_key=key, source_comment=source, consent=consent,
        public_at=None if waits else timezone.now(),
    )  # fmt: skip
    filing.put(tip, filed)
    pictures.attach(with_pictures, tip)
    follows.begin(by, Discussion.objects.create(tip=tip))
    note(ActKind.POSTED, by)
    if not waits:
        short.link_to(tip)
        changed(tip.discussion.pk)
    return tip


@transaction.atomic
def edit(
    *, by: User, tip: Tip, words: Mapping[str, Any], filed: Filing,
    with_pictures: Sequence[Picture] = (),
) -> texts.Outcome:  # fmt: skip
    """Change one's own tip; waiting words leave the old ones public, where it is filed
    changes at once. Raises as `post` does.
    """
    person = Person(by)
    wording = tip_words.wording(words)
    filing.measured(filed)
    take_turn(by)
    tip = lock(tip)
    allowed = require(person, Act.EDIT, tip)
    keep_pace(person, "edit")
    refiled = filing.put(tip, filed)
    waits = must_wait(person, allowed)
    outcome = texts.change(tip, wording, by, waits=waits, brings=with_pictures)
    if outcome != texts.Outcome.SAME:
        consenting.ask_anew(tip)
    if refiled and tip.status == Status.PUBLIC:
        changed(tip.discussion.pk)
    if refiled and outcome == texts.Outcome.SAME:
        return texts.Outcome.DONE
    return outcome


@transaction.atomic
def file(*, by: User, tip: Tip, filed: Filing) -> bool:
    """Staff file somebody's tip where it belongs; return whether that was a change."""
    filing.measured(filed)
    tip = lock(tip)
    require(by, Act.TAG, tip)
    refiled = filing.put(tip, filed)
    changed(tip.discussion.pk)
    return refiled


@transaction.atomic
def delete(*, by: User, tip: Tip) -> bool:
    """Take one's tip back: it goes from every list, its row stays as a mark."""
    take_turn(by)
    return withdrawing.withdraw(lock(tip), by, stand)


@transaction.atomic
def put_back(*, by: User, tip: Tip) -> bool:
    """Undo one's own deletion: the tip stands as it stood before, unless the answer it
    is made of has become another tip meanwhile.
    """
    take_turn(by)
    tip = lock(tip)
    require(by, Act.UNDO, tip)
    answer = tip.source_comment
    if answer and Tip.objects.of_answer(answer).exclude(pk=tip.pk).exists():
        raise NotAllowed(_("Another tip has been made of this answer meanwhile."))
    return withdrawing.restore(tip, by, stand)


@transaction.atomic
def verify(*, by: User, tip: Tip, seen: int) -> bool:
    """Say that the prompt, as `seen`, does what it promises; a re-check ends with it.
    Return False when it was verified already. Raises NotAllowed, Stale.
    """
    tip = lock(tip)
    require(by, Act.VERIFY, tip)
    if tip.version != seen:
        raise Stale
    if tip.verified_at and not tip.recheck_at:
        return False
    begin = begin_anew(tip)
    tip.verified_at = tip.tried_at = timezone.now()
    tip.verified_by = by
    tip.save(update_fields=[*begin, "tried_at"])
    decide(tip, Decision.What.VERIFY, by)
    notices.tell(tip.author_id, Verb.VERIFIED, tip, actor=by)
    return True


@transaction.atomic
def unverify(*, by: User, tip: Tip) -> bool:
    """Take the mark off; return whether it was there."""
    tip = lock(tip)
    require(by, Act.VERIFY, tip)
    if tip.verified_at is None:
        return False
    tip.verified_at = tip.verified_by = None
    tip.save(update_fields=["verified_at", "verified_by"])
    decide(tip, Decision.What.UNVERIFY, by)
    return True


@transaction.atomic
def ask_recheck(*, by: User, tip: Tip, why: Recheck = Recheck.ASKED) -> bool:
    """A trainer or editor asks for another look; return whether that is new."""
    tip = lock(tip)
    require(by, Act.CHECK, tip)
    if not mark_recheck(tip, why):
        return False
    decide(tip, Decision.What.RECHECK, by)
    return True


def mark_recheck(tip: Tip, why: Recheck) -> bool:
    """Mark a locked tip and tell its author; the caller raises the epoch."""
    if tip.recheck_at is not None:
        return False
    tip.recheck_at, tip.recheck_why = timezone.now(), why
    tip.save(update_fields=["recheck_at", "recheck_why"])
    notices.tell(tip.author_id, Verb.RECHECK, tip)
    return True


def decide(tip: Tip, what: str, by: User) -> None:
    Decision.objects.create(what=what, by=by, tip=tip)
    note(ActKind.MODERATED, by)
    changed(tip.discussion.pk)


def lock(tip: Tip) -> Tip:
    """Lock a tip and return it as it is now, with its discussion."""
    rows = Tip.objects.filter(pk=tip.pk)
    list(rows.select_for_update(no_key=True).values_list("pk"))
    return rows.select_related("discussion", "author").get()


def stand(tip: Tip, status: Status) -> bool:
    """Give a locked tip its state; return whether that was a change. Raises NotAllowed
    where the author of the answer that it is made of has not agreed.
    """
    if tip.status == status:
        return False
    if status == Status.PUBLIC and tip.consent in WITHHELD:
        raise NotAllowed(_("The author of the answer has not agreed to this yet."))
    tip.status = status
    if status == Status.PUBLIC and tip.public_at is None:
        tip.public_at = tip.tried_at = timezone.now()
    tip.save(update_fields=["status", "public_at", "tried_at"])
    if status == Status.PUBLIC:
        short.link_to(tip)
    return True
