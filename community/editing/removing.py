"""Screens that ask before something is removed: a lost second factor, a trainer of the
sheet, an answered complaint.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from hub.accounts.factors import changing, holding
from hub.accounts.models import Factor, User

from ..actions import complaints, trainers
from ..models import Complaint, ExpectedTrainer
from .base import Screen


class RemovalView(Screen, FormView):
    """Says what goes, and goes back to the list when it is gone."""

    permission_required = "delete"
    form_class = forms.Form
    header_icon = "bin"
    template_name = "community/admin/removal.html"
    target: type[Model]

    @cached_property
    def row(self) -> Any:
        return get_object_or_404(self.target, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Remove “%(name)s”?") % {"name": self.row}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"says": self.says(), "back": self.parent[0]}
        return super().get_context_data(**kwargs) | shown

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.remove()
        messages.success(self.request, _("Removed, and noted in the log of acts."))
        return redirect(self.parent[0])

    def says(self) -> str:
        raise NotImplementedError

    def remove(self) -> None:
        raise NotImplementedError


class FactorRemovalView(RemovalView):
    model, target = Factor, User
    parent = ("community_members", gettext_lazy("Members"))
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # fmt: skip
        if not changing.may_take(request.user, self.row):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Remove the second step of %(name)s?") % {"name": self.row}

    def says(self) -> str:
        if not holding.has(self.row):
            return _("This person has set up no second step.")
        return _(
            "For who has lost phone and spare codes. Be sure that it is this person who"
            " asks you: call, or meet. All sign-ins of the account end; the next one is"
            " by code or password, and a new second step is set up."
        )

    def remove(self) -> None:
        changing.take(self.request, by=self.request.user, user=self.row)


class TrainerRemovalView(RemovalView):
    model = target = ExpectedTrainer
    parent = ("community_trainers", gettext_lazy("Core trainers of the sheet"))

    def says(self) -> str:
        return _(
            "Name, commune, unit and phone leave the list of the sheet. Who has joined"
            " keeps the role; it is taken away on the screen of roles."
        )

    def remove(self) -> None:
        trainers.remove(self.row, by=self.request.user)


class ComplaintRemovalView(RemovalView):
    model = target = Complaint
    parent = ("community_complaints", gettext_lazy("Complaints"))

    def says(self) -> str:
        if self.row.state != Complaint.State.CLOSED:
            return _("This complaint waits for an answer. Answer it first.")
        return _(
            "Text, answer and sender are deleted for good, and with them who looked at"
            " the sender."
        )

    def remove(self) -> None:
        complaints.remove(self.row, by=self.request.user)
