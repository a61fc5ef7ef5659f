"""Complaints in the admin: what is due first; the sender only on asking, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView

from ..actions import complaints
from ..models import Complaint
from .base import Listing, Screen

LIST = "community_complaints"


class ComplaintListView(Listing):
    model = Complaint
    page_title = gettext_lazy("Complaints")
    header_icon = "mail"
    index_url_name = LIST
    index_results_url_name = "community_complaints_results"
    results_template_name = "community/admin/complaints_results.html"

    def get_queryset(self) -> QuerySet[Complaint]:
        """What waits comes first, the nearest day on top; then what was answered."""
        waits = Complaint.objects.waiting().values("pk")
        rows = Complaint.objects.alias(done=~Q(pk__in=waits))
        return rows.order_by("done", "due", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"today": timezone.localdate()}


class HandlingForm(forms.ModelForm):
    """A complaint about a decision is answered by somebody who did not take it."""

    not_mine = forms.BooleanField(
        label=gettext_lazy("I did not take the decision that this is about"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        about = self.instance.about == Complaint.About.DECISION
        closing = values.get("state") == Complaint.State.CLOSED
        if about and closing and not values.get("not_mine"):
            self.add_error("not_mine", _(
                "Who took the decision does not answer the complaint about it: leave it to"
                " somebody else."
            ))  # fmt: skip
        return values

    class Meta:
        model = Complaint
        fields = ["state", "answer"]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why do you look?"), max_length=200, min_length=5
    )


class ComplaintDetailView(Screen, UpdateView):
    model = Complaint
    permission_required = "change"
    parent = (LIST, gettext_lazy("Complaints"))
    header_icon = "mail"
    form_class = HandlingForm
    template_name = "community/admin/complaint_form.html"

    @cached_property
    def complaint(self) -> Complaint:
        return get_object_or_404(Complaint, pk=self.kwargs["pk"])

    def get_object(self, queryset: QuerySet | None = None) -> Complaint:
        return self.complaint

    def get_page_title(self) -> str:
        return _("Complaint %(number)s") % {"number": self.complaint.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        looks = self.complaint.disclosures.select_related("by").order_by("-pk")
        asked = kwargs.pop("asked", None) or ReasonForm()
        return super().get_context_data(**kwargs) | {"looks": looks, "asked": asked}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "look" in request.POST:
            return self.look(ReasonForm(request.POST))
        return super().post(request, *args, **kwargs)

    def look(self, form: ReasonForm) -> HttpResponse:
        """Show the sender once, in this answer only."""
        self.object = self.complaint
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(asked=form))
        name, contact = complaints.disclose(
            self.complaint, by=self.request.user, reason=form.cleaned_data["reason"]
        )
        shown = {"seen": True, "sender_name": name, "sender_contact": contact}
        return self.render_to_response(self.get_context_data(**shown))

    def form_valid(self, form: HandlingForm) -> HttpResponse:
        values = {name: form.cleaned_data[name] for name in ("state", "answer")}
        complaints.handle(self.complaint, by=self.request.user, **values)
        messages.success(self.request, _("Saved."))
        return redirect("community_complaint", pk=self.complaint.pk)
