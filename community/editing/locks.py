"""The screen that closes writing to a member, with a reason and an end, and opens it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import FormView

from ..actions import locks
from ..models import Lock, Profile, Reason
from ..permissions import may_lock
from .base import Screen

DAYS = (1, 3, 7, 30)


class LockForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason: what was done"), choices=Reason.choices
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long"), coerce=int, initial=DAYS[0],
        choices=[(n, ngettext_lazy("%d day", "%d days", n) % n) for n in DAYS],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Words to the member"), min_length=10, max_length=500,
        help_text=gettext_lazy("Shown to the member, with the reason and the end."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class LockView(Screen, FormView):
    model = Lock
    permission_required = "add"
    parent = ("community_appeals", gettext_lazy("Objections"))
    header_icon = "lock"
    form_class = LockForm
    template_name = "community/admin/lock_form.html"

    @cached_property
    def profile(self) -> Profile:
        rows = Profile.objects.select_related("user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # fmt: skip
        if not may_lock(request.user, self.profile.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Lock the writing of %(name)s") % {"name": self.profile.display_name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Lock.objects.of(self.profile.user).select_related("by", "lifted_by")
        return super().get_context_data(**kwargs) | {
            "rows": rows, "runs": any(row.runs for row in rows),
        }  # fmt: skip

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "lift" in request.POST:
            if locks.lift(by=request.user, user=self.profile.user):
                messages.success(request, _("Opened. The member is told."))
            return redirect("community_lock", pk=self.profile.pk)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: LockForm) -> HttpResponse:
        values = form.cleaned_data
        until = timezone.now() + timedelta(days=values["days"])
        locks.lock(
            by=self.request.user, user=self.profile.user, reason=values["reason"],
            note=values["note"], until=until,
        )  # fmt: skip
        messages.success(self.request, _("Locked. The member is told, and may object."))
        return redirect("community_lock", pk=self.profile.pk)
