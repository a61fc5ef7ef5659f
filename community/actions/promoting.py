"""From an accepted answer to a tip: proposed by one, agreed to by who wrote the answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Consent, Decision, HubComment, Notice, Picture, Status, Tip, Verb
from ..models.statuses import GONE
from ..permissions import Act, Person, What
from ..tree import standing
from ..trust import must_wait
from . import notices, reported, tips
from .base import note, require, take_turn
from .changes import changed
from .filing import Filing
from .refusals import NotAllowed, Stale


@transaction.atomic
def propose(
    *, by: User, comment: HubComment, words: Mapping[str, Any], filed: Filing,
    client_key: str = "", with_pictures: Sequence[Picture] = (),
) -> Tip:  # fmt: skip
    """Make a tip of the accepted answer and ask its author; one's own needs no asking.

    An answer becomes one tip, and its author is asked once: NotAllowed after that. The
    same `client_key` again returns the first tip. Raises TooFast, Unfit as `tips.post`.
    """
    person = Person(by)
    take_turn(by)
    comment = standing.lock(comment.pk)
    require(person, Act.MAKE_TIP, comment)
    if found := Tip.objects.of_answer(comment.pk).first():
        again = client_key and found.client_key == f"{by.pk}:{client_key[:48]}"
        if again:
            return found
        raise NotAllowed(already(found))
    own = comment.user_id == by.pk
    consent = Consent.GIVEN if own else Consent.ASKED
    # Each answer is made a tip once, so who has just asked is not told "too fast".
    tip = tips.post(
        by=by, words=words, filed=filed, source=comment, consent=consent,
        client_key=client_key, pace="edit", with_pictures=with_pictures,
    )  # fmt: skip
    notices.tell(comment.user_id, Verb.CONSENT, tip, actor=by)
    return tip


def already(tip: Tip) -> str:
    """Return why an answer that was made a tip, or was not to be one, is no new one."""
    if tip.consent == Consent.REFUSED:
        return _("The author of the answer does not want it to become a tip.")
    if tip.status == Status.PUBLIC:
        return _("This answer is a tip already.")
    return _("Somebody has proposed this answer already; it waits for a yes.")


@transaction.atomic
def agree(*, by: User, tip: Tip, seen: int) -> bool:
    """The author of the answer says yes to the words as `seen`; then the tip goes the
    way of every tip of its proposer. Raises NotAllowed, Stale when they have changed.
    """
    tip = tips.lock(tip)
    require(by, Act.AGREE, tip)
    if tip.consent == Consent.GIVEN:
        return False
    if tip.consent == Consent.LAPSED:
        raise NotAllowed(_("You have taken your answer back. Put it back first."))
    if tip.version != seen:
        raise Stale
    tip.consent = Consent.GIVEN
    tip.save(update_fields=["consent"])
    answered(tip, by, Verb.AGREED)
    if tip.status == Status.PENDING and at_once(tip):
        tips.stand(tip, Status.PUBLIC)
    changed(tip.discussion.pk)
    return True


def at_once(tip: Tip) -> bool:
    """Return whether words of the proposer are public without a moderator."""
    proposer = Person(tip.author) if tip.author else None
    allowed = proposer and proposer.may_write(What.TIP)
    return bool(allowed) and not must_wait(proposer, allowed)


@transaction.atomic
def disagree(*, by: User, tip: Tip) -> bool:
    """She says no, or takes her yes back: nobody sees the tip any more, and nobody asks
    again. Return whether that was a change.
    """
    tip = tips.lock(tip)
    require(by, Act.AGREE, tip)
    if tip.consent == Consent.REFUSED:
        return False
    drop(tip)
    answered(tip, by, Verb.REFUSED)
    changed(tip.discussion.pk)
    return True


def drop(tip: Tip) -> None:
    """Take a locked tip from sight for good: consent is needed, and is not there. One
    that was taken back or removed before stays so.
    """
    if tip.status not in GONE:
        tips.stand(tip, Status.DECLINED)
    tip.consent = Consent.REFUSED
    tip.save(update_fields=["consent"])
    reported.gone(tip)


def answered(tip: Tip, by: User, verb: Verb) -> None:
    """Tell the proposer, keep for good who said what, and let the question be read."""
    asked = Notice.objects.to(by).about(tip).unread().filter(verb=Verb.CONSENT)
    asked.update(read_at=timezone.now())
    notices.tell(tip.author_id, verb, tip, actor=by)
    what = Decision.What.AGREE if verb == Verb.AGREED else Decision.What.REFUSE
    Decision.objects.create(what=what, by=by, tip=tip)
    note(ActKind.EDITED, by)


def author_gone(answers: QuerySet[HubComment]) -> None:
    """The author of these leaves before a yes: the tip goes for good."""
    rows = Tip.objects.filter(source_comment__in=answers).order_by("pk")
    for found in rows.filter(consent__in=[Consent.ASKED, Consent.LAPSED]):
        tip = tips.lock(found)
        asked = tip.consent == Consent.ASKED
        drop(tip)
        if asked and tip.status not in GONE:
            notices.tell(tip.author_id, Verb.REFUSED, tip)


def answer_gone(answer: HubComment) -> None:
    """Its author takes a locked answer back before a yes; that may be a slip."""
    for tip in turned(answer, Consent.ASKED, Consent.LAPSED):
        if tip.status not in GONE:
            notices.tell(tip.author_id, Verb.LAPSED, tip)


def answer_back(answer: HubComment) -> None:
    """It is put back: its author is asked as before, whatever became of the tip itself."""
    for tip in turned(answer, Consent.LAPSED, Consent.ASKED):
        Notice.objects.about(tip).filter(verb=Verb.LAPSED).delete()


def turned(answer: HubComment, before: Consent, after: Consent) -> list[Tip]:
    """Turn the consent to what is made of an answer; return these tips, locked."""
    rows = Tip.objects.filter(source_comment=answer, consent=before).order_by("pk")
    found = [tips.lock(tip) for tip in rows]
    for tip in found:
        tip.consent = after
        tip.save(update_fields=["consent"])
    return found
