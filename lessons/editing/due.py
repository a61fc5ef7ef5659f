"""What must be reviewed soon: a report, and a panel on the dashboard."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.reports import PageReportView

from ..models import ToolGuidePage

SOON = timedelta(days=14)


def due_guides() -> QuerySet[ToolGuidePage]:
    """Return the live guides whose review is due within 14 days, the oldest first."""
    limit = timezone.localdate() + SOON
    return (
        ToolGuidePage.objects.live().filter(review_by__lte=limit).order_by("review_by")
    )


class ReviewDueView(PageReportView):
    results_template_name = "lessons/admin/review_due_results.html"
    page_title = _("Guides due for review")
    header_icon = "time"
    index_url_name = "lessons_review_due"
    index_results_url_name = "lessons_review_due_results"
    list_export = ["title", "review_by", "owner_unit"]
    export_headings = {"review_by": _("review again by"), "owner_unit": _("unit")}
    any_permission_required = ["add", "change", "publish"]

    def get_queryset(self) -> QuerySet[ToolGuidePage]:
        self.queryset = due_guides()
        return super().get_queryset()


class DuePanel(Component):
    """Says on the dashboard how many guides are due, with the way to them."""

    order = 150
    template_name = "lessons/admin/due_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        guides = list(due_guides()[:6])
        return {
            "guides": guides[:5],
            "more": len(guides) > 5,
            "url": reverse("lessons_review_due"),
        }


def urls() -> list:
    return [
        path("reports/due/", ReviewDueView.as_view(), name="lessons_review_due"),
        path(
            "reports/due/results/",
            ReviewDueView.as_view(results_only=True),
            name="lessons_review_due_results",
        ),
    ]


def menu_item() -> MenuItem:
    return MenuItem(
        _("Guides due for review"),
        reverse("lessons_review_due"),
        icon_name="time",
        order=50,
    )
