"""What each button does; its words, and on which things it stands."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from allauth.core import context
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ... import short
from ...actions import (
    NotAllowed,
    Stale,
    accepting,
    approval,
    comments,
    follows,
    saves,
    tips,
    topics,
)
from ...models import HubComment, Status, Tip, Topic, Words
from .things import COMMENT, TIP, TOPIC

PINNED_FOR = timedelta(days=14)
Done = str | Promise


class Button(NamedTuple):
    """What it asks, the word on it, and what it does: that answers with a sentence. `also`
    is what one should know before.
    """

    question: Done
    word: Done
    press: Callable[..., Done]
    also: Done = ""


def offered_now() -> bool | None:
    """Return what the button that was pressed offered: to set, to take back, or either.
    A page that asks first says neither.
    """
    return {"1": True, "0": False}.get(context.request.POST.get("dat", ""))


def keep(by, thing: Words) -> Done:
    kept = saves.toggle(by=by, thing=thing, wanted=offered_now())
    return _("Kept. You find it under “Mine”.") if kept else _("No longer kept.")


def follow(by, thing: Words) -> Done:
    follows.set(by=by, discussion=thing.discussion, follow=True)
    return _("You follow this now: new answers stand under “Notices”.")


def leave(by, thing: Words) -> Done:
    follows.set(by=by, discussion=thing.discussion, follow=False)
    return _("You no longer follow this.")


def accept(by, thing: HubComment) -> Done:
    accepting.accept(by=by, comment=thing)
    return _("Marked as the answer that helped.")


def unaccept(by, thing: HubComment) -> Done:
    accepting.unaccept(by=by, comment=thing)
    return _("The mark is taken off.")


def delete(by, thing: Words) -> Done:
    """A second tap finds it taken back: it offers the undo as the first one did."""
    try:
        take_back(by, thing)
    except NotAllowed:
        now = type(thing)._base_manager.get(pk=thing.pk)
        if now.status != Status.WITHDRAWN or approval.author_of(now) != by.pk:
            raise
    return _("Taken back. Nobody sees it any more.")


def take_back(by, thing: Words) -> None:
    if isinstance(thing, HubComment):
        comments.delete(by=by, comment=thing)
    elif isinstance(thing, Tip):
        tips.delete(by=by, tip=thing)
    else:
        topics.delete(by=by, topic=thing)


def put_back(by, thing: Words) -> Done:
    if isinstance(thing, HubComment):
        if not comments.put_back(by=by, comment=thing):
            return _(
                "Your words are back. Another answer was chosen meanwhile; who asked may choose yours again."
            )
    elif isinstance(thing, Tip):
        tips.put_back(by=by, tip=thing)
    else:
        topics.put_back(by=by, topic=thing)
    return _("It stands as before.")


def pin(by, thing: Topic) -> Done:
    """Pins end at midnight, as pages in the cache do."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    topics.pin(by=by, topic=thing, until=today + PINNED_FOR + timedelta(days=1))
    return _("Pinned for two weeks.")


def unpin(by, thing: Topic) -> Done:
    topics.unpin(by=by, topic=thing)
    return _("No longer pinned.")


def close(by, thing: Topic | Tip) -> Done:
    topics.close(by=by, discussion=thing.discussion)
    return _("Closed for writing.")


def reopen(by, thing: Topic | Tip) -> Done:
    topics.close(by=by, discussion=thing.discussion, is_open=True)
    return _("Open for writing again.")


def short_link(by, thing: Topic | Tip) -> Done:
    """Make the short address of a public post; it stays true when the title changes."""
    if thing.status != Status.PUBLIC:
        raise NotAllowed(gettext("This is not public now."))
    address = context.request.build_absolute_uri(short.link_to(thing))
    return gettext("Short address to pass on: %(address)s") % {"address": address}


def verify(by, thing: Tip) -> Done:
    seen = context.request.POST.get("phien-ban", "")
    known = seen.isascii() and seen.isdigit() and len(seen) < 10
    number = int(seen) if known else thing.version
    try:
        tips.verify(by=by, tip=thing, seen=number)
    except Stale as error:
        raise NotAllowed(error.reason) from None
    return _("Verified. Thank you.")


def unverify(by, thing: Tip) -> Done:
    tips.unverify(by=by, tip=thing)
    return _("The mark is taken off.")


def recheck(by, thing: Tip) -> Done:
    tips.ask_recheck(by=by, tip=thing)
    return _("It stands on the list of tips to check.")


BUTTONS = {
    "luu": Button(_("Keep this for later?"), _("Keep"), keep),
    "theo-doi": Button(_("Follow this?"), _("Follow"), follow),
    "bo-theo-doi": Button(_("Stop following this?"), _("Stop following"), leave),
    "chon": Button(_("Did this answer help?"), _("Yes, mark it"), accept),
    "bo-chon": Button(_("Take the mark off?"), _("Take it off"), unaccept),
    "xoa": Button(_("Take your words back?"), _("Take back"), delete, _("For ten minutes you can undo it.")),
    "hoan-tac": Button(_("Put your words back?"), _("Put back"), put_back),
    "ghim": Button(_("Pin this for two weeks?"), _("Pin"), pin),
    "bo-ghim": Button(_("Take the pin off?"), _("Unpin"), unpin),
    "duong-dan": Button(_("Make a short address?"), _("Make it"), short_link),
    "khoa": Button(_("Close this for writing?"), _("Close"), close),
    "kiem-chung": Button(_("Have you run this prompt yourself, and does it do what it promises?"), _("Yes, verify it"), verify),
    "bo-kiem-chung": Button(_("Take the mark “verified” off?"), _("Take it off"), unverify),
    "kiem-lai": Button(_("Should this tip be checked again?"), _("Yes, put it on the list"), recheck),
    "mo": Button(_("Open this for writing again?"), _("Open"), reopen),
}  # fmt: skip
EVERYWHERE = {"luu", "xoa", "hoan-tac"}
AROUND = EVERYWHERE | {"theo-doi", "bo-theo-doi", "khoa", "mo", "duong-dan"}
FITTING = {
    TOPIC: AROUND | {"ghim", "bo-ghim"},
    COMMENT: EVERYWHERE | {"chon", "bo-chon"},
    TIP: AROUND | {"kiem-chung", "bo-kiem-chung", "kiem-lai"},
}
ASKS_FIRST = {"xoa"}
