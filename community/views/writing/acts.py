"""Buttons: each is one small form. Opened as a page it asks first, so it works without a
thread around it, and after signing in.
"""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from hub.accounts import returning

from ... import said
from ...actions import NotAllowed, TooFast, reactions
from ...models import HubComment, ReactionKind, Tip, Words
from ...reader import reader
from ...reading import buttons
from ...reading.dressing import dress
from ..base import MemberMixin
from .presses import ASKS_FIRST, BUTTONS, FITTING, Button, Done, offered_now
from .things import thing_of


class ButtonView(MemberMixin, View):
    http_method_names = ("get", "head", "post", "options")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        act = kwargs.get("act")
        if act and act not in FITTING[kwargs["kind"]]:
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
            return thing.get_absolute_url() if self.shows(thing) else lists_of(thing)
        mark = f"binh-luan-{thing.pk}" if isinstance(thing, HubComment) else "bai"
        return f"{url.partition('#')[0]}#{mark}"

    def shows(self, thing: Words) -> bool:
        return self.kwargs.get("act") != "xoa" or isinstance(thing, HubComment)


def lists_of(thing: Words) -> str:
    """Return the list of one's own where such a thing stood."""
    which = "meo-cua-toi" if isinstance(thing, Tip) else "bai-cua-toi"
    return reverse("community:mine", args=[which])


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
