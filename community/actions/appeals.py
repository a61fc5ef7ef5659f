"""Objecting to a decision or a lock, and deciding on the objection."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub import workdays
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Appeal, Decision, Lock, Notice, Status, Tip, Verb, Words
from ..models.tips import WITHHELD
from ..permissions import holds, may_appeal, may_judge
from . import approval, locks, moderation, notices
from .base import note
from .changes import changed
from .refusals import NotAllowed

Outcome = Appeal.Outcome


@transaction.atomic
def appeal(*, by: User, about: Decision | Lock, text: str) -> Appeal:
    """Object, once; an answer is due after the working days of complaints."""
    User.objects.select_for_update().get(pk=by.pk)
    about = type(about).objects.get(pk=about.pk)
    if not (answer := may_appeal(by, about)):
        raise NotAllowed(answer)
    due = workdays.after(timezone.localdate(), settings.HUB_ANSWER_DAYS["other"])
    target = {"lock" if isinstance(about, Lock) else "decision": about}
    made = Appeal.objects.create(by=by, text=text, due=due, **target)
    note(ActKind.APPEALED, by)
    return made


@transaction.atomic
def judge(*, by: User, pk: int, overturn: bool, answer: str) -> Appeal:
    """Decide on an objection: what was wrong is undone at once, and the member is told."""
    found = Appeal.objects.select_for_update(of=("self",)).get(pk=pk)
    if not (allowed := may_judge(by, found)):
        raise NotAllowed(allowed)
    found.outcome = Outcome.OVERTURNED if overturn else Outcome.UPHELD
    found.answer, found.judge, found.judged_at = answer, by, timezone.now()
    found.save()
    if overturn:
        undo(by, found.about)
    tell(found)
    note(ActKind.JUDGED, by)
    return found


def undo(by: User, about: Decision | Lock) -> None:
    """Undo what still holds: words that were changed or shown meanwhile, or decided on
    anew for another reason, stay as they are.
    """
    if isinstance(about, Lock):
        if about.runs:
            locks.undo(by, about.user)
        return
    thing = approval.lock(about.thing)
    if not holds(Decision.objects.get(pk=about.pk)):
        return
    if thing.status in {Status.HIDDEN, Status.REMOVED}:
        moderation.show(by=by, thing=thing)
    elif thing.status == Status.DECLINED and not withheld(thing):
        approval.publish(thing)
        approval.decide(thing, Decision.What.APPROVE, by)
        notices.tell(approval.author_of(thing), Verb.APPROVED, thing)
        changed(thing.discussion.pk)


def withheld(thing: Words) -> bool:
    """Return whether the author of its answer has refused a tip meanwhile."""
    return isinstance(thing, Tip) and thing.consent in WITHHELD


def tell(found: Appeal) -> None:
    if found.decision:
        notices.tell(found.by_id, Verb.JUDGED, found.decision.thing)
    else:
        Notice.objects.create(recipient=found.by, verb=Verb.JUDGED)
