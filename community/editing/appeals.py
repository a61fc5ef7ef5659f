"""Objections: what is due first, each decided by somebody else than the first time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from ..actions import NotAllowed, appeals
from ..models import Appeal
from ..permissions import may_judge
from ..reading.appeals import Entry
from .base import Listing, Screen

LIST = "community_appeals"
UPHOLD, OVERTURN = "uphold", "overturn"


class AppealListView(Listing):
    model = Appeal
    page_title = gettext_lazy("Objections")
    header_icon = "resubmit"
    index_url_name = LIST
    index_results_url_name = "community_appeals_results"
    results_template_name = "community/admin/appeals_results.html"

    def get_queryset(self) -> QuerySet[Appeal]:
        rows = Appeal.objects.alias(done=~Q(outcome=Appeal.Outcome.OPEN))
        rows = rows.select_related("by", "judge", "decision", "lock")
        return rows.order_by("done", "due", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"today": timezone.localdate()}


class JudgeForm(forms.Form):
    act = forms.ChoiceField(
        label=gettext_lazy("What to do"), widget=forms.RadioSelect,
        choices=[
            (UPHOLD, gettext_lazy("The decision was right: it stays")),
            (OVERTURN, gettext_lazy("The decision was wrong: undo it now")),
        ],
    )  # fmt: skip
    answer = forms.CharField(
        label=gettext_lazy("Answer to the member"), min_length=10, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class AppealDetailView(Screen, FormView):
    model = Appeal
    permission_required = "change"
    parent = (LIST, gettext_lazy("Objections"))
    header_icon = "resubmit"
    form_class = JudgeForm
    template_name = "community/admin/appeal_form.html"

    @cached_property
    def appeal(self) -> Appeal:
        rows = Appeal.objects.select_related(
            "by__profile", "judge", "lock__by", "decision__by", "decision__topic",
            "decision__comment", "decision__tip",
        )  # fmt: skip
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Objection %(number)d") % {"number": self.appeal.pk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "object": self.appeal, "entry": Entry(self.appeal.about, self.appeal, False),
            "may": may_judge(self.request.user, self.appeal),
        }  # fmt: skip

    def form_valid(self, form: JudgeForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            appeals.judge(
                by=self.request.user, pk=self.appeal.pk, answer=values["answer"],
                overturn=values["act"] == OVERTURN,
            )  # fmt: skip
        except NotAllowed as error:
            form.add_error(None, error.reason)
            return self.form_invalid(form)
        messages.success(self.request, _("Decided. The member is told."))
        return redirect("community_appeal", pk=self.appeal.pk)
