"""Who has lost phone and e-mail: the requests, and the check that a moderator signs for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from hub.accounts.models import Recovery, RecoveryStep
from hub.accounts.recovery import checking

from .. import roles
from .base import Listing, Screen

LIST = "community_recoveries"
ALLOW, REFUSE = "allow", "refuse"
NO_NAMES = gettext_lazy("Stays with the request. No phone, no e-mail.")


class RecoveryListView(Listing):
    """Names and states only; what waits for a check comes first."""

    model = Recovery
    page_title = gettext_lazy("Lost phones")
    header_icon = "lock-open"
    index_url_name = LIST
    index_results_url_name = "community_recoveries_results"
    results_template_name = "community/admin/recoveries_results.html"

    def get_queryset(self) -> QuerySet[Recovery]:
        first = Case(
            When(state="new", then=0), When(state="waiting", then=1), default=Value(2)
        )
        return Recovery.objects.alias(rank=first).order_by("rank", "-pk")


class CheckForm(forms.Form):
    act = forms.ChoiceField(
        label=gettext_lazy("What to do"), widget=forms.RadioSelect,
        choices=[
            (ALLOW, gettext_lazy("It is this person: let the two days begin")),
            (REFUSE, gettext_lazy("I could not make sure: refuse")),
        ],
    )  # fmt: skip
    how = forms.ChoiceField(
        label=gettext_lazy("How did you check it?"), required=False,
        choices=[("", gettext_lazy("Choose one")), *RecoveryStep.How.choices],
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("What did you ask, what was answered?"), min_length=10,
        max_length=300, help_text=NO_NAMES,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("act") == ALLOW and not values.get("how"):
            self.add_error("how", _("Say how you checked it."))
        return values


class StopForm(CheckForm):
    """While the two days run there is one thing left to decide."""

    how = None
    reason = forms.CharField(
        label=gettext_lazy("Why"), min_length=10, max_length=300, help_text=NO_NAMES,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    act = forms.ChoiceField(
        label=gettext_lazy("What to do"), widget=forms.RadioSelect,
        choices=[(REFUSE, gettext_lazy("Not this person after all: stop it"))],
    )  # fmt: skip


class LookForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why do you look?"), min_length=5, max_length=200
    )


class RecoveryDetailView(Screen, FormView):
    model = Recovery
    permission_required = "change"
    parent = (LIST, gettext_lazy("Lost phones"))
    header_icon = "lock-open"
    template_name = "community/admin/recovery_form.html"

    @cached_property
    def recovery(self) -> Recovery:
        rows = Recovery.objects.select_related("user__profile")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_form_class(self) -> type[CheckForm]:
        waits = self.recovery.state == Recovery.State.WAITING
        return StopForm if waits else CheckForm

    def get_page_title(self) -> str:
        return _("Request %(number)d") % {"number": self.recovery.pk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, asked = self.recovery.user, kwargs.pop("asked", None) or LookForm()
        return super().get_context_data(**kwargs) | {
            "object": self.recovery, "asked": asked, "account": user,
            "badges": roles.badges(roles.of(user)) if user else [],
            "may": checking.may_check(self.request.user, self.recovery),
            "steps": self.recovery.steps.select_related("by"),
        }  # fmt: skip

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        checking.require(request.user, self.recovery)
        if "look" in request.POST:
            return self.look(LookForm(request.POST))
        return super().post(request, *args, **kwargs)

    def look(self, form: LookForm) -> HttpResponse:
        """Show both contacts once, in this answer only."""
        shown: dict[str, Any] = {"asked": form}
        if form.is_valid():
            why = form.cleaned_data["why"]
            old, new = checking.look(self.recovery, by=self.request.user, reason=why)
            shown = {"old": old.shown, "new": new.shown}
        return self.render_to_response(
            self.get_context_data(form=self.get_form_class()(), **shown)
        )

    def form_valid(self, form: CheckForm) -> HttpResponse:
        values, by, pk = form.cleaned_data, self.request.user, self.recovery.pk
        if values["act"] == ALLOW:
            done = checking.allow(pk, by=by, how=values["how"], reason=values["reason"])
        else:
            done = checking.refuse(pk, by=by, reason=values["reason"])
        if done:
            messages.success(self.request, _("Done. Both sides have been told."))
        else:
            messages.warning(self.request, _("Nothing was changed: see its state."))
        return redirect("community_recovery", pk=pk)
