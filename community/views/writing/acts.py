"""Buttons: each is one small form. Opened as a page it asks first, so it works without a
thread around it, and after signing in.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from allauth.core import context
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from hub.accounts import returning
from hub.links.models import ShortLink

from ... import said
from ...actions import (
    NotAllowed,
    TooFast,
    accepting,
    comments,
    follows,
    reactions,
    saves,
    topics,
)
from ...models import HubComment, ReactionKind, Status, Topic
from ...reader import reader
from ...reading import buttons
from ...reading.dressing import dress
from ..base import MemberMixin
from .things import TOPIC, Words, thing_of

PINNED_FOR = timedelta(days=14)
Done = str | Promise


class Button(NamedTuple):
    """What it asks, the word on it, and what it does: that answers with a sentence."""

    question: Done
    word: Done
    press: Callable[..., Done]


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
    if isinstance(thing, Topic):
        topics.delete(by=by, topic=thing)
    else:
        comments.delete(by=by, comment=thing)
    return _("Taken back. Nobody sees it any more.")


def put_back(by, thing: Words) -> Done:
    if isinstance(thing, Topic):
        topics.put_back(by=by, topic=thing)
    else:
        comments.put_back(by=by, comment=thing)
    return _("It stands as before.")


def pin(by, thing: Topic) -> Done:
    """Pins end at midnight, as pages in the cache do."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    topics.pin(by=by, topic=thing, until=today + PINNED_FOR + timedelta(days=1))
    return _("Pinned for two weeks.")


def unpin(by, thing: Topic) -> Done:
    topics.unpin(by=by, topic=thing)
    return _("No longer pinned.")


def close(by, thing: Topic) -> Done:
    topics.close(by=by, discussion=thing.discussion)
    return _("Closed for writing.")


def reopen(by, thing: Topic) -> Done:
    topics.close(by=by, discussion=thing.discussion, is_open=True)
    return _("Open for writing again.")


def short_link(by, thing: Topic) -> Done:
    """Make the short address of a public topic; it stays true when the title changes."""
    if thing.status != Status.PUBLIC:
        raise NotAllowed(gettext("This is not public now."))
    path = reverse("community:topic-short", args=[thing.pk])
    link = ShortLink.objects.get_or_create(path=path)[0]
    address = context.request.build_absolute_uri(link.get_absolute_url())
    return gettext("Short address to pass on: %(address)s") % {"address": address}


BUTTONS = {
    "luu": Button(_("Keep this for later?"), _("Keep"), keep),
    "theo-doi": Button(_("Follow this?"), _("Follow"), follow),
    "bo-theo-doi": Button(_("Stop following this?"), _("Stop following"), leave),
    "chon": Button(_("Did this answer help?"), _("Yes, mark it"), accept),
    "bo-chon": Button(_("Take the mark off?"), _("Take it off"), unaccept),
    "xoa": Button(_("Take your words back? For ten minutes you can undo it."), _("Take back"), delete),
    "hoan-tac": Button(_("Put your words back?"), _("Put back"), put_back),
    "ghim": Button(_("Pin this for two weeks?"), _("Pin"), pin),
    "bo-ghim": Button(_("Take the pin off?"), _("Unpin"), unpin),
    "duong-dan": Button(_("Make a short address?"), _("Make it"), short_link),
    "khoa": Button(_("Close this for writing?"), _("Close"), close),
    "mo": Button(_("Open this for writing again?"), _("Open"), reopen),
}  # fmt: skip
OF_TOPICS = {"theo-doi", "bo-theo-doi", "ghim", "bo-ghim", "khoa", "mo", "duong-dan"}
OF_COMMENTS = {"chon", "bo-chon"}
ASKS_FIRST = {"xoa"}


class ButtonView(MemberMixin, View):
    http_method_names = ("get", "head", "post", "options")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        wrong = OF_COMMENTS if kwargs["kind"] == TOPIC else OF_TOPICS
        if kwargs.get("act", "") in wrong:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def thing(self) -> Words:
        return thing_of(reader(self.request), self.kwargs["kind"], self.kwargs["pk"])

    @property
    def button(self) -> Button:
        found = BUTTONS.get(self.kwargs["act"])
        if found is None:
            raise Http404
        return found

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        shown = {"thing": self.thing, "button": self.button}
        return render(request, "community/button.html", shown)

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        thing, button = self.thing, self.button
        if kwargs.get("act") in ASKS_FIRST and request.POST.get("chac") != "1":
            return self.get(request)
        try:
            said.say(request, str(button.press(request.user, thing)), undo=self.undo)
        except TooFast as error:
            return self.refused(error.reason, 429)
        except NotAllowed as error:
            return self.refused(error.reason, 403)
        except ValidationError as error:
            return self.refused(error.messages[0], 409)
        return redirect(self.back(thing))

    @property
    def undo(self) -> str:
        """Return the address that undoes what was done here, if one does."""
        if self.kwargs.get("act") != "xoa":
            return ""
        kind, pk = self.kwargs["kind"], self.kwargs["pk"]
        return reverse("community:act", args=[kind, pk, "hoan-tac"])

    def refused(self, reason: str, status: int) -> HttpResponse:
        shown = {"thing": self.thing, "reason": reason}
        return render(self.request, "community/refused.html", shown, status=status)

    def back(self, thing: Words) -> str:
        """Lead to the page that was read, at the thing itself."""
        url = returning.safe(self.request.POST.get("next"))
        if not url or self.kwargs.get("act") == "xoa":
            return (
                thing.get_absolute_url() if self.shows(thing) else "/toi/bai-cua-toi/"
            )
        mark = "bai" if isinstance(thing, Topic) else f"binh-luan-{thing.pk}"
        return f"{url.partition('#')[0]}#{mark}"

    def shows(self, thing: Words) -> bool:
        return self.kwargs.get("act") != "xoa" or not isinstance(thing, Topic)


class ReactionView(ButtonView):
    """A tap of thanks; the second takes it back."""

    @property
    def button(self) -> Button:
        try:
            kind = ReactionKind(self.kwargs["reaction"])
        except ValueError:
            raise Http404 from None

        def press(by, thing: Words) -> Done:
            stands = reactions.toggle(
                by=by, thing=thing, kind=kind, wanted=offered_now()
            )
            return _("Thank you, it is noted.") if stands else _("Taken back.")

        return Button(_("Say so to the author?"), kind.label, press)


class MenuView(ButtonView):
    """All that this person can do with one thing; threads show only the first of it."""

    http_method_names = ("get", "head", "options")

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        thing, person = self.thing, reader(request)
        dress([thing], person)
        buttons.give(thing, person)
        topic = thing.discussion.topic
        accepted = bool(topic and topic.accepted_id == thing.pk)
        shown = {"thing": thing, "kind": kwargs["kind"], "accepted": accepted}
        return render(request, "community/menu.html", shown)
