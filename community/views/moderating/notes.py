"""Notes on trials that wait for a moderator, and the decision on one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from ... import expecting, said
from ...actions import NotAllowed, Stale, trials
from ...forms.reports import DecisionForm
from ...models import Status, Trial
from ...reading import queue
from .base import ModeratorMixin

DECISIONS = {"duyet": Status.PUBLIC, "tra-lai": Status.DECLINED, "an": Status.HIDDEN}


class NotesView(ModeratorMixin, TemplateView):
    template_name = "community/notes.html"

    def get_context_data(self, **kwargs: object) -> dict:
        found = queue.notes()
        for trial in found:
            trial.form = form_of(trial)
            trial.due = expecting.due(trial.at)
        spoken = said.hear(self.request)
        own = {"notes": found, "which": "ghi-chu", "said": spoken}
        return super().get_context_data(waiting=queue.counts(), **kwargs | own)


def form_of(trial: Trial) -> DecisionForm:
    initial = {"seen": trial.version}
    return DecisionForm(initial=initial, auto_id=f"ghi-chu-{trial.pk}_%s")


class NoteView(ModeratorMixin, View):
    """Decide on one note; opened as a page it shows just that one."""

    http_method_names = ("get", "head", "post", "options")

    @property
    def trial(self) -> Trial:
        rows = Trial.objects.exclude(note="").select_related("tip__discussion", "user__profile", "tool")  # fmt: skip
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        return self.shown(self.trial)

    def shown(self, trial: Trial, sentence: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
        trial.form, trial.due = form_of(trial), expecting.due(trial.at)
        context = {"notes": [trial], "which": "ghi-chu", "sentence": sentence, "waiting": queue.counts()}  # fmt: skip
        return render(self.request, "community/notes.html", context, status=status)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        form, trial = DecisionForm(request.POST), self.trial
        status = DECISIONS.get(request.POST.get("quyet-dinh", ""))
        if status is None or not form.is_valid():
            raise Http404
        given = form.cleaned_data
        if status != Status.PUBLIC and not given["reason"]:
            return self.shown(trial, _("Choose a reason: its author reads it."))
        try:
            changed = trials.decide_note(
                by=request.user, trial=trial, status=status, seen=given["seen"] or 0,
                reason=given["reason"],
            )  # fmt: skip
        except (Stale, NotAllowed) as error:
            return self.shown(trial, error.reason, 409)
        said.say(request, sentence(status) if changed else _("Somebody has decided on this already."))  # fmt: skip
        return redirect("community:notes")


def sentence(status: Status) -> str:
    if status == Status.PUBLIC:
        return _("It is public now; its author is told.")
    return _("The note is not shown; its author is told why.")
