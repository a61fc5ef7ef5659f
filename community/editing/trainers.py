"""Core trainers of a sheet: the list, a look at what was understood, then the import."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from django.views.generic import FormView
from wagtail.admin.widgets.button import HeaderButton

from hub.accounts import sealing

from ..actions import trainers
from ..models import ExpectedTrainer
from ..sheets import Unreadable, people
from ..sheets.understanding import Person, understand
from .base import Listing, Screen

LIST = "community_trainers"
HOUR = 3600  # seconds that what was shown may be applied; later it is looked at anew


class TrainerListView(Listing):
    """Name, place, unit and whether they have joined; never the phone."""

    model = ExpectedTrainer
    page_title = gettext_lazy("Core trainers of the sheet")
    header_icon = "group"
    index_url_name = LIST
    index_results_url_name = "community_trainers_results"
    results_template_name = "community/admin/trainers_results.html"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("community_trainers_import")
        return [HeaderButton(_("Bring in a sheet"), url=url, icon_name="upload")]

    def get_queryset(self) -> QuerySet[ExpectedTrainer]:
        return ExpectedTrainer.objects.select_related("commune", "member__profile")


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=gettext_lazy("Sheet of core trainers"),
        help_text=gettext_lazy(
            "XLSX or CSV, at most 1 MB and 2000 rows, with the columns Họ tên, Số điện"
            " thoại, Xã phường, Đơn vị. Nothing is saved yet."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_sheet(self) -> list[Person]:
        try:
            return understand(people(self.cleaned_data["sheet"]))
        except Unreadable as error:
            raise ValidationError(str(error)) from None


class TrainerImportView(Screen, FormView):
    """First a dry run; what it showed comes back sealed, so it is what is applied."""

    model = ExpectedTrainer
    permission_required = "add"
    parent = (LIST, gettext_lazy("Core trainers of the sheet"))
    page_title = gettext_lazy("Bring in a sheet")
    header_icon = "upload"
    form_class = SheetForm
    template_name = "community/admin/trainers_import.html"

    @sensitive_variables("found", "plan")
    def form_valid(self, form: SheetForm) -> HttpResponse:
        found = form.cleaned_data["sheet"]
        good = [person for person in found if person.good]
        plan = [[p.name, p.number, p.commune, p.nearest_code, p.unit] for p in good]
        sealed = sealing.seal(
            json.dumps([self.request.user.pk, plan], ensure_ascii=False)
        )
        return self.render_to_response(
            self.get_context_data(form=form, found=found, good=len(good), plan=sealed)
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "plan" in request.POST:
            return self.apply(request.POST["plan"], "nearest" in request.POST)
        return super().post(request, *args, **kwargs)

    @sensitive_variables("plan", "rows", "sealed")
    def apply(self, sealed: str, nearest: bool) -> HttpResponse:
        try:
            owner, plan = json.loads(sealing.unseal(sealed, HOUR))
        except (sealing.Unreadable, TypeError, ValueError):
            owner, plan = None, []
        if owner != self.request.user.pk:
            messages.error(self.request, _("Bring in the sheet once more."))
            return redirect("community_trainers_import")
        rows = [
            (name, number, code or (near if nearest else ""), unit)
            for name, number, code, near, unit in plan
        ]
        made = trainers.bring(by=self.request.user, people=rows)
        said = ngettext("%(count)d person is new.", "%(count)d people are new.", made)
        messages.success(self.request, said % {"count": made})
        return redirect(LIST)
