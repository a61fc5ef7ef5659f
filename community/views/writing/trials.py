"""“I tried it”, on a page of its own where JavaScript is away; the tips to check."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ... import said
from ...actions import trials
from ...forms.tips import TrialForm
from ...models import Status, Tip
from ...permissions import Act
from ...reader import reader
from ...reading import labels
from ..base import MemberMixin, forbidden
from .base import WordsView, refused
from .things import TIP, thing_of

MOST = 100


class TryView(WordsView):
    form_class = TrialForm
    template_name = "community/tip_try.html"

    def begin(self) -> HttpResponse | None:
        self.tip = thing_of(self.person, TIP, self.kwargs["pk"])
        self.draft = f"thu-{self.tip.pk}"
        if self.tip.status != Status.PUBLIC:
            raise Http404
        return refused(self.request, Act.TRY, self.tip)

    @property
    def here(self) -> str:
        """Come back with the answer that was tapped."""
        tapped = self.request.GET.get("duoc", "")
        return f"{self.request.path}?duoc={tapped}" if tapped in {"0", "1"} else self.request.path  # fmt: skip

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"tip": self.tip}

    def get_initial(self) -> dict:
        tapped = self.request.GET.get("duoc", "")
        return {"worked": tapped if tapped in {"0", "1"} else ""} | super().get_initial()  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(tip=self.tip, **kwargs)

    def send(self, form: TrialForm) -> HttpResponse:
        given = form.cleaned_data
        trial = trials.record(
            by=self.person.user, tip=self.tip, worked=given["worked"],
            tool=form.chosen_tool(), about=given["note"],
        )  # fmt: skip
        said.say(self.request, thanks(trial), self.draft)
        return redirect(f"{self.tip.get_absolute_url()}#da-thu")


def thanks(trial) -> str:
    if trial.note and trial.note_status == Status.PENDING:
        return _("Counted, thank you. A moderator reads your note first.")
    return _("Counted, thank you. It helps those who come after.")


class ToCheckView(MemberMixin, TemplateView):
    """Tips that a trainer or editor should run once more, the longest first."""

    template_name = "community/tips_to_check.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        person = reader(request)
        if request.user.is_authenticated and not (person.is_staff or person.trains):
            return forbidden(request, _("Only trainers, editors and moderators open this list."))  # fmt: skip
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        rows = labels.with_labels(Tip.objects.to_recheck()).with_people()
        found = list(rows[:MOST])
        stale = list(Tip.objects.stale().order_by("tried_at", "pk")[:MOST])
        return super().get_context_data(tips=found, stale=stale, **kwargs)
