"""May this person do this act on this thing, in the state that it is in?

First whether the person may see the thing, then the rules of the act, then whether the
person may write at all (mode, rules, sign-in), which also says whether it waits.
"""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User

from ..models import HubComment, Kind, Space, Status, Tip
from ..models.statuses import CHANGEABLE, GONE
from . import moderating, of_tips
from .checks import (
    No,
    Thing,
    Words,
    discussion_of,
    is_own,
    need_open,
    need_public,
    sees,
    what_of,
)
from .person import Person
from .writing import Allowed, Refused, What

# So long one's own deletion can be undone.
UNDO_FOR = timedelta(minutes=10)


class Act(StrEnum):
    """What can be done to a space (post, notice), a discussion, a topic, a comment, a
    tip. `WRITE` is asked with a tip that is not stored yet, `MAKE_TIP` with the answer,
    `AGREE` with the tip that is made of it. `TAKE_OUT` takes an earlier text of the thing
    out of its history.
    """

    READ = "read"
    POST = "post"
    ANNOUNCE = "announce"
    REPLY = "reply"
    EDIT = "edit"
    DELETE = "delete"
    UNDO = "undo"
    ACCEPT = "accept"
    REACT = "react"
    FOLLOW = "follow"
    SAVE = "save"
    REPORT = "report"
    SETTLE = "settle"
    DECIDE = "decide"
    HIDE = "hide"
    SHOW = "show"
    REMOVE = "remove"
    PIN = "pin"
    TAG = "tag"
    CLOSE = "close"
    WRITE = "write"
    TRY = "try"
    NOTE = "note"
    VERIFY = "verify"
    CHECK = "check"
    MAKE_TIP = "make-tip"
    AGREE = "agree"
    TAKE_OUT = "take-out"


def may(
    who: User | AnonymousUser | Person, act: Act | str, thing: Thing
) -> Allowed | Refused:
    """Say whether it is allowed, and if its words wait; else why not, in a sentence.

    Ask with a `Person` where many things are asked about. A discussion that is not of a
    topic costs one query to see whether its page is live.
    """
    person, act = Person.of(who), Act(act)
    try:
        what = ruled(person, act, thing)
    except No as no:
        return Refused(str(no))
    return person.may_write(what) if what else Allowed()


def offered(person: Person, act: Act, thing: Thing) -> Allowed | Refused:
    """Say whether a button for the act makes sense: the thing's state and the person's
    role fit. Whether the person may write at all is asked when the button is pressed.
    """
    try:
        ruled(person, act, thing)
    except No as no:
        return Refused(str(no))
    return Allowed()


def ruled(person: Person, act: Act, thing: Thing) -> What | None:
    """Return the kind of writing that the act is, if it is one. Raises No."""
    if not sees(person, thing):
        raise No(_("This is not here, or not public."))
    return RULES[act](person, thing)


def read(person: Person, thing: Thing) -> None:
    """Who sees a thing may read it."""


def post(person: Person, thing: Space) -> What:
    if thing.writers == Space.Writers.EDITORS and not person.edits:
        raise No(_("Only the editors post here. You can answer below."))
    return What.TOPIC


def announce(person: Person, thing: Thing) -> What:
    if not person.edits:
        raise No(_("Only editors post notices."))
    return What.TOPIC


def reply(person: Person, thing: Thing) -> What:
    """To a discussion, or to a comment in it: both must be public, the place open."""
    discussion = discussion_of(thing)
    public = not isinstance(thing, HubComment) or thing.status == Status.PUBLIC
    if discussion is None or not public or not discussion.is_public():
        raise No(_("What you answer is no longer public."))
    need_open(discussion)
    return What.COMMENT


def edit(person: Person, thing: Words) -> What:
    """The author changes what is public, waits, or was sent back with a reason."""
    if not is_own(person, thing):
        raise No(_("Only its author can change this."))
    if thing.status not in CHANGEABLE:
        raise No(_("This is not shown any more, so it cannot be changed."))
    if isinstance(thing, Tip):
        of_tips.need_answer(thing)
    if not sees(person, thing.discussion):
        raise No(_("This is not here, or not public."))
    need_open(thing.discussion)
    return what_of(thing)


def delete(person: Person, thing: Words) -> None:
    """One's own words may be taken back in every mode, also where writing is closed."""
    if not is_own(person, thing):
        raise No(_("Only its author can take this back."))
    if thing.status in GONE:
        raise No(_("This was removed already."))


def undo(person: Person, thing: Words) -> None:
    """Put back what one has taken back oneself a moment ago, in every mode."""
    if not is_own(person, thing):
        raise No(_("Only its author can take this back."))
    since = thing.withdrawn_at
    if thing.status != Status.WITHDRAWN or since is None:
        raise No(_("This was not taken back."))
    if timezone.now() - since > UNDO_FOR:
        raise No(
            _("It was taken back too long ago to be put back. You may write it anew.")
        )
    if isinstance(thing, Tip):
        of_tips.need_answer(thing)


def accept(person: Person, thing: Thing) -> What:
    """The asker or a trainer, on a public answer of a public question."""
    topic = thing.discussion.topic if isinstance(thing, HubComment) else None
    if topic is None or topic.kind != Kind.QUESTION:
        raise No(_("Only the answer to a question can be accepted."))
    if not (is_own(person, topic) or person.trains or person.is_staff):
        raise No(_("Who asked, or a trainer, accepts an answer."))
    need_public(topic, thing)
    return What.ACCEPT


def make_tip(person: Person, thing: Thing) -> What:
    """Of the accepted answer: the asker, a trainer, staff, while its author can be asked."""
    accept(person, thing)
    if thing.discussion.topic.accepted_id != thing.pk:
        raise No(_("Only the accepted answer becomes a tip."))
    if thing.user is None or not thing.user.is_active:
        raise No(_("Its author has left and cannot be asked any more."))
    return What.TIP


def react(person: Person, thing: Words) -> What:
    if is_own(person, thing):
        raise No(_("These are your own words: thanks come from others."))
    need_public(thing)
    return What.REACTION


def follow(person: Person, thing: Thing) -> What:
    return What.FOLLOW


def save(person: Person, thing: Words) -> What:
    need_public(thing)
    return What.SAVE


def report(person: Person, thing: Words) -> What:
    if is_own(person, thing):
        raise No(_("These are your own words: you can take them back yourself."))
    need_public(thing)
    return What.REPORT


def take_out(person: Person, thing: Words) -> None:
    """Of one's own words or as a moderator, in every mode: a name or a number that was
    edited out must not stay readable.
    """
    if not (is_own(person, thing) or person.moderates):
        raise No(_("Its author or a moderator takes an earlier text out."))
    need_public(thing)


RULES: dict[Act, Callable[..., What | None]] = {
    Act.READ: read,
    Act.POST: post,
    Act.ANNOUNCE: announce,
    Act.REPLY: reply,
    Act.EDIT: edit,
    Act.DELETE: delete,
    Act.UNDO: undo,
    Act.ACCEPT: accept,
    Act.REACT: react,
    Act.FOLLOW: follow,
    Act.SAVE: save,
    Act.REPORT: report,
    Act.SETTLE: moderating.decide,
    Act.DECIDE: moderating.decide,
    Act.HIDE: moderating.hide,
    Act.SHOW: moderating.show,
    Act.REMOVE: moderating.remove,
    Act.PIN: moderating.pin,
    Act.TAG: moderating.staff,
    Act.CLOSE: moderating.staff,
    Act.WRITE: of_tips.write,
    Act.TRY: of_tips.attempt,
    Act.NOTE: of_tips.attempt_with_words,
    Act.VERIFY: of_tips.verify,
    Act.CHECK: of_tips.check,
    Act.MAKE_TIP: make_tip,
    Act.AGREE: of_tips.agree,
    Act.TAKE_OUT: take_out,
}
