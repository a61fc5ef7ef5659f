"""Pinned results in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusFlagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from hub.pagecache import bump_on_commit

from ..models import PinnedResult
from .forms import PinForm


class PinIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("page", "author")


class DayColumn(Column):
    """A day in figures; Wagtail's own column says how long ago it was."""

    def get_value(self, instance: Any) -> str:
        return date_format(super().get_value(instance), "d/m/Y")


class PinCreateView(generic.CreateView):
    def get_initial(self) -> dict[str, Any]:
        """Return the query that a report was left with."""
        query = self.request.GET.get("query", "")
        return super().get_initial() | ({"query": query[:80]} if query else {})


class PinDeleteView(generic.DeleteView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        bump_on_commit()
        return answer


class PinViewSet(ModelViewSet):
    model = PinnedResult
    name = "search_pins"
    url_prefix = "search/pins"
    icon = "thumbtack"
    menu_label = _("Pinned results")
    menu_order = 40
    copy_view_enabled = False
    index_view_class = PinIndexView
    add_view_class = PinCreateView
    delete_view_class = PinDeleteView
    list_display = [
        "query",
        Column("page", label=pgettext_lazy("column of the pins", "Page")),
        DayColumn("starts", label=pgettext_lazy("first day", "From")),
        DayColumn("ends", label=pgettext_lazy("last day", "Until")),
        StatusFlagColumn("has_ended", label=_("State"), true_label=_("ended")),
        Column("author", label=_("Pinned by")),
    ]
    search_fields = ["query"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("query"),
            FieldPanel("page"),
            FieldPanel("starts"),
            FieldPanel("ends"),
        ],
        base_form_class=PinForm,
    )


pins = PinViewSet()
