"""What was decided against oneself, and objecting to it. Open to who is locked."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from ..actions import appeals
from ..actions.refusals import NotAllowed
from ..forms import AppealForm
from ..reading import appeals as reading
from .base import MemberMixin


class AppealsView(MemberMixin, TemplateView):
    """Rules need not be accepted anew before one may object."""

    template_name = "community/appeals.html"
    rules_needed = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entries=reading.entries(self.member),
            sent="da-gui" in self.request.GET, **kwargs,
        )  # fmt: skip


class AppealView(MemberMixin, FormView):
    template_name = "community/appeal.html"
    form_class = AppealForm
    rules_needed = False

    @property
    def entry(self) -> reading.Entry:
        """What is objected to; another's is not there."""
        rows = {"khoa": reading.locks, "bai": reading.decisions}[self.kwargs["kind"]]
        about = rows(self.member).filter(pk=self.kwargs["pk"]).first()
        if about is None:
            raise Http404
        return reading.entry(self.member, about)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self.entry, **kwargs)

    def form_valid(self, form: AppealForm) -> HttpResponse:
        about = self.entry.about
        try:
            appeals.appeal(by=self.member, about=about, text=form.cleaned_data["text"])
        except NotAllowed as no:
            return self.stopped(form, no.reason)
        return redirect(f"{reverse('community:appeals')}?da-gui=1")

    def stopped(self, form: AppealForm, reason: str) -> HttpResponse:
        """A second press finds what the first has sent; else the words can be copied."""
        words = form.cleaned_data["text"]
        if (made := self.entry.appeal) and made.text == words:
            return redirect(f"{reverse('community:appeals')}?da-gui=1")
        shown = {"reason": reason, "words": words}
        return render(self.request, "community/refused.html", shown, status=403)
