"""Requests about personal data in the admin: what is due first on top, late ones marked."""

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
from django.views.generic import UpdateView

from hub.accounts.models import DataRequest
from hub.accounts.mydata import asking

from .base import Listing, Screen

LIST = "community_requests"


class RequestListView(Listing):
    model = DataRequest
    page_title = gettext_lazy("Requests about data")
    header_icon = "user"
    index_url_name = LIST
    index_results_url_name = "community_requests_results"
    results_template_name = "community/admin/requests_results.html"

    def get_queryset(self) -> QuerySet[DataRequest]:
        waits = DataRequest.objects.waiting().values("pk")
        rows = DataRequest.objects.alias(done=~Q(pk__in=waits))
        rows = rows.select_related("user__profile")
        return rows.order_by("done", "due_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"today": timezone.localdate()}


class HandlingForm(forms.ModelForm):
    extend = forms.BooleanField(
        label=gettext_lazy("Extend once, by 15 working days"), required=False,
        help_text=gettext_lazy("Tell the person why, before the first day is over."),
    )  # fmt: skip

    class Meta:
        model = DataRequest
        fields = ["state", "answer"]


class RequestDetailView(Screen, UpdateView):
    """Copies and deletions do themselves; people answer the rest."""

    model = DataRequest
    permission_required = "change"
    parent = (LIST, gettext_lazy("Requests about data"))
    header_icon = "user"
    form_class = HandlingForm
    template_name = "community/admin/request_form.html"

    @cached_property
    def asked(self) -> DataRequest:
        rows = DataRequest.objects.exclude(kind__in=("copy", "delete"))
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_object(self, queryset: QuerySet | None = None) -> DataRequest:
        return self.asked

    def get_page_title(self) -> str:
        return self.asked.get_kind_display()

    def form_valid(self, form: HandlingForm) -> HttpResponse:
        asking.handle(self.kwargs["pk"], by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Saved."))
        return redirect("community_request", pk=self.kwargs["pk"])
