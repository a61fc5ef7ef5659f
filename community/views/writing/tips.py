"""Writing a tip, and changing one's own: one form, looked at before it is sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ... import said, words_kept
from ...actions import filing, tips, wordings
from ...forms.tips import TipForm
from ...models import Revision, Status, Tip
from ...permissions import Act
from ...reading import labels
from ..reading import tip_page
from .base import WordsView, refused
from .edits import sentence as sentence_of
from .pictures import PicturesView
from .things import TIP, thing_of

# What was not ticked in a form that comes back was not kept either.
UNTICKED = {"any_assistant": False, "sectors": [], "tools": []}
LOOK = "xem"  # the button that shows the tip as others will see it, and sends nothing


class TipView(PicturesView):
    form_class = TipForm
    template_name = "community/tip_form.html"

    def form_valid(self, form: TipForm) -> HttpResponse:
        if self.request.POST.get("buoc") == LOOK:
            context = self.get_context_data(form=form, look=look(form))
            show_pictures(context)
            return self.render_to_response(context)
        return super().form_valid(form)

    def judge(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        """Looking needs no account: it stores nothing."""
        looking = request.method == "POST" and request.POST.get("buoc") == LOOK
        if looking and not request.user.is_authenticated and self.strangers:
            return super(WordsView, self).dispatch(request, *args, **kwargs)
        return super().judge(request, *args, **kwargs)


class TipCreateView(TipView):
    draft = "gop-meo"

    def get_initial(self) -> dict:
        """A page names itself with `?ve=`; a member's own field of work is ticked."""
        about = self.request.GET.get("ve", "")
        chosen = {"about": int(about)} if about.isascii() and about.isdigit() and len(about) < 9 else {}  # fmt: skip
        ticked = {"any_assistant": True, "sectors": self.own_sector()}
        if words_kept.kept(self.request):
            ticked = UNTICKED
        return ticked | chosen | super().get_initial()

    def own_sector(self) -> list[str]:
        profile = getattr(self.person.user, "profile", None) if self.person.is_known else None  # fmt: skip
        shown = profile and profile.shows_sector and profile.sector
        return [profile.sector.slug] if shown else []

    def send(self, form: TipForm) -> HttpResponse:
        tip = tips.post(
            by=self.person.user, words=form.words(), filed=form.filing(),
            client_key=form.cleaned_data["client_key"], with_pictures=self.chosen(form),
        )  # fmt: skip
        public = tip.status == Status.PUBLIC
        text = _("It is there. Thank you.") if public else _("It has arrived. A moderator reads it first.")  # fmt: skip
        said.say(self.request, text, self.draft)
        return redirect(tip)


class TipEditView(TipView):
    strangers = False

    def begin(self) -> HttpResponse | None:
        if not self.request.user.is_authenticated:
            return None
        self.tip = self.beside = thing_of(self.person, TIP, self.kwargs["pk"])
        return refused(self.request, Act.EDIT, self.tip)

    def get_initial(self) -> dict:
        """Begin with the change that waits, if there is one."""
        typed = words_kept.kept(self.request)
        return values_of(self.tip) | (UNTICKED if typed else {}) | super().get_initial()

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(tip=self.tip, **kwargs)

    def send(self, form: TipForm) -> HttpResponse:
        outcome = tips.edit(
            by=self.person.user, tip=self.tip, words=form.words(), filed=form.filing(),
            with_pictures=self.chosen(form),
        )  # fmt: skip
        said.say(self.request, sentence_of(outcome), self.request.path)
        return redirect(self.tip)


def values_of(tip: Tip) -> dict[str, Any]:
    waiting = Revision.objects.about(tip).waiting().first()
    words = wordings.of_revision(tip, waiting) if waiting else wordings.of(tip)
    filed = filing.of(tip)
    return {
        "title": words.title, "prompt": words.body, **words.more,
        "sectors": [one.slug for one in filed.sectors],
        "tools": [one.slug for one in filed.tools],
        "any_assistant": filed.any_assistant, "about": tip.about_id,
    }  # fmt: skip


def look(form: TipForm) -> dict[str, Any]:
    """Return what the tip's page would show of what was typed."""
    tip = form.preview()
    tip.sector_labels = labels.join(form.cleaned_data["sectors"])
    tip.tool_labels = labels.join(form.cleaned_data["tools"])
    return {"tip": tip, **tip_page.words_of(tip)}


def show_pictures(context: dict[str, Any]) -> None:
    """Let the tip that is looked at show the pictures of its form."""
    shown = [*context.get("beside", ()), *context.get("held", ())]
    context["look"]["tip"].pictures = shown
