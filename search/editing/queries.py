"""What people look for, and what they do not find: two reports over the daily totals."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.reports import ReportView

from ..models import PopularQuery, SearchTotal
from ..popular import tick, untick
from ..reports import LEAST, WEEKS, queries

START = "\ufeff"  # spreadsheets read a file that begins so as UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class QueriesView(ReportView):
    """A report on the queries of some weeks."""

    model = SearchTotal
    permission_required = "view"
    results_template_name = "search/admin/queries_results.html"
    header_icon = "search"
    list_export = ["shown", "locale", "total", "nothing", "guessed"]
    export_headings = {
        "shown": gettext_lazy("Query"),
        "locale": gettext_lazy("Language"),
        "total": gettext_lazy("Searches"),
        "nothing": gettext_lazy("Nothing found"),
        "guessed": gettext_lazy("Spelling guessed"),
    }
    with_tick = False

    @cached_property
    def weeks(self) -> int:
        """The period asked for, four weeks where it is none of ours."""
        asked = self.request.GET.get("weeks", "")
        return next((each for each in WEEKS if str(each) == asked), WEEKS[1])

    def get_queryset(self) -> QuerySet:
        return queries(self.weeks)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "weeks": self.weeks,
            "periods": WEEKS,
            "least": LEAST,
            "with_tick": self.with_tick,
            "may_tick": self.request.user.has_perm("search.add_popularquery"),
            "ticked": set(PopularQuery.objects.values_list("folded", "locale")),
        }

    def decorate_paginated_queryset(self, object_list: Any) -> list[dict[str, Any]]:
        ticked = set(PopularQuery.objects.values_list("folded", "locale"))
        return [
            row | {"ticked": (row["folded"], row["locale"]) in ticked}
            for row in object_list
        ]

    def stream_csv(self, queryset: Any) -> Any:
        yield START.encode()
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Keep spreadsheets from reading a query as a formula."""
        if export_format == self.FORMAT_CSV and str(value).startswith(FORMULA):
            return f"'{value}"
        return super().preprocess_field_value(field, value, export_format)


class PopularView(QueriesView):
    page_title = gettext_lazy("Looked for most")
    index_url_name = "search_popular"
    index_results_url_name = "search_popular_results"
    export_filename = "tim-nhieu"
    with_tick = True


class NothingFoundView(QueriesView):
    page_title = gettext_lazy("Looked for and not found")
    index_url_name = "search_nothing_found"
    index_results_url_name = "search_nothing_found_results"
    export_filename = "tim-khong-thay"

    def get_queryset(self) -> QuerySet:
        return (
            super().get_queryset().filter(nothing__gt=0).order_by("-nothing", "folded")
        )


class TickView(View):
    """Let readers see a popular query, or no longer."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("search.add_popularquery"):
            raise PermissionDenied
        key = request.POST.get("folded", ""), request.POST.get("locale", "")
        if request.POST.get("shown") == "no":
            untick(*key)
            messages.success(request, _("Readers no longer see this query."))
        elif tick(*key, request.user):
            messages.success(request, _("Readers may see this query now."))
        else:
            messages.error(request, _("Looked for too rarely to be shown."))
        weeks = request.POST.get("weeks", "")
        back = reverse("search_popular")
        return redirect(f"{back}?weeks={weeks}" if weeks.isdecimal() else back)
