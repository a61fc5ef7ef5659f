"""“I tried it: it worked, it did not”, and the notes on it."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind
from hub.pagecache import bump
from lessons.models import Tool

from ..models import Decision, Reason, Recheck, Status, Tip, Trial, Verb
from ..permissions import Act, Person
from ..trust import must_wait
from . import notices, rechecks, tips, words
from .base import keep_pace, note, require, take_turn
from .refusals import NotAllowed, Stale, Unfit

LONGEST_NOTE = 500
IN_A_ROW, LOOKED_AT = 2, 50


@transaction.atomic
def record(
    *, by: User, tip: Tip, worked: bool, tool: Tool | None = None, about: str = ""
) -> Trial:
    """Say how a tip went with a tool (None: another assistant). Yes or no counts at
    once; the words `about` it may wait. What the person said before of the same tool
    is replaced. Raises NotAllowed, TooFast, Unfit (fields tool, note).
    """
    person = Person(by)
    about = measured(about)
    take_turn(by)
    tip = tips.lock(tip)
    require(person, Act.TRY, tip)
    fitting(tip, tool)
    keep_pace(person, "mark")
    trial = Trial.objects.by(by).filter(tip=tip, tool=tool).first()
    trial = trial or Trial(tip=tip, user=by, tool=tool, worked=worked)
    put_note(trial, about, worked, person)
    trial.worked, trial.at = worked, timezone.now()
    trial.save()
    if worked:
        rechecks.tried_well(tip, person, tool)
    recount(tip, tried=True)
    bump("community")
    return trial


def measured(about: str) -> str:
    about = " ".join(words.tidy(about).split())
    if len(about) > LONGEST_NOTE:
        sentence = _("At most %(most)d characters, please; these are %(count)d.")
        raise Unfit({"note": sentence % {"most": LONGEST_NOTE, "count": len(about)}})
    return about


def fitting(tip: Tip, tool: Tool | None) -> None:
    """Refuse a tool that the tip is not for."""
    if tip.any_assistant or (tool and tip.tools.filter(pk=tool.pk).exists()):
        return
    raise Unfit({"tool": _("Choose one of the tools that this tip is for.")})


def put_note(trial: Trial, about: str, worked: bool, person: Person) -> None:
    """Put the words in place. A tap without words leaves those of the same verdict."""
    same = trial.pk is not None and trial.worked == worked
    if about == trial.note or (not about and same):
        return
    trial.note, trial.note_status = about, Status.PUBLIC
    trial.version += 1
    if about:
        allowed = require(person, Act.NOTE, trial.tip)
        if must_wait(person, allowed):
            trial.note_status = Status.PENDING
        note(ActKind.POSTED, person.user)


def recount(tip: Tip, *, tried: bool = False) -> None:
    """Count the trials of a locked tip anew; two failures in a row ask for a re-check."""
    counts = tip.trials.aggregate(
        yes=Count("pk", filter=Q(worked=True)), no=Count("pk", filter=Q(worked=False))
    )
    tip.worked, tip.failed = counts["yes"], counts["no"]
    if tried:
        tip.tried_at = timezone.now()
    tip.save(update_fields=["worked", "failed", "tried_at"])
    if failed_in_a_row(tip):
        tips.mark_recheck(tip, Recheck.FAILURES)


def failed_in_a_row(tip: Tip) -> bool:
    """Return whether the newest trials failed, of as many people: whoever fails with one
    tool after another is still one person. Those who have left count each.
    """
    people: set[int] = set()
    newest = tip.trials.counting().latest().values_list("worked", "user", "pk")
    for worked, user, key in newest[:LOOKED_AT]:
        if worked:
            return False
        people.add(user or -key)
        if len(people) == IN_A_ROW:
            return True
    return False


@transaction.atomic
def decide_note(
    *, by: User, trial: Trial, status: Status, seen: int, reason: str = ""
) -> bool:
    """Make a note public, send it back, or hide a public one; its author is told. The
    yes or no stays. Return False when that was decided already.
    """
    tip = tips.lock(trial.tip)
    trial = Trial.objects.select_for_update(of=("self",), no_key=True).get(pk=trial.pk)
    require(by, Act.SETTLE, tip)
    if trial.user_id == by.pk:
        raise NotAllowed(_("Nobody decides on their own words."))
    if trial.version != seen:
        raise Stale
    if trial.note_status == status:
        return False
    public = status == Status.PUBLIC
    reason = "" if public else Reason(reason)
    Trial.objects.filter(pk=trial.pk).update(note_status=status)
    what = Decision.What.APPROVE_NOTE if public else Decision.What.DECLINE_NOTE
    Decision.objects.create(what=what, by=by, reason=reason, tip=tip)
    note(ActKind.MODERATED, by)
    verb = Verb.APPROVED if public else Verb.DECLINED
    notices.tell(trial.user_id, verb, tip, reason=reason)
    bump("community")
    return True
