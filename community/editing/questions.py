"""Questions without a lesson, for those who write lessons: by field of work, with the
button that begins a draft.
"""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import BaseListingView

from lessons.models import Sector

from ..actions import NotAllowed, questions
from ..models import Topic

NAME = "community_questions"
NONE = "khac"  # questions that say no field of work


class WriterMixin:
    """For whoever may add lessons; `questions.may_begin` alone says who that is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # fmt: skip
        if not questions.may_begin(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class QuestionFilters(WagtailFilterSet):
    sector = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("of a question", "Field of work"),
        null_label=gettext_lazy("None said"),
        null_value=NONE, queryset=Sector.objects.filter(locale__language_code="vi"),
    )  # fmt: skip

    class Meta:
        model = Topic
        fields = ["sector"]


class QuestionListView(WriterMixin, BaseListingView):
    model = Topic
    page_title = gettext_lazy("Questions without a lesson")
    verbose_name_plural = gettext_lazy("open questions")
    header_icon = "help"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    results_template_name = "community/admin/questions_results.html"
    filterset_class = QuestionFilters
    paginate_by = 50

    @cached_property
    def active_filters(self) -> list[Any]:
        """A question that says no field of work is told in words, not by its key."""
        return [
            one._replace(value=_("None said")) if one.value == NONE else one
            for one in super().active_filters
        ]

    def get_base_queryset(self) -> QuerySet[Topic]:
        rows = Topic.objects.without_lesson().select_related("sector", "discussion")
        rows = rows.prefetch_related("tags")
        return rows.order_by("sector__sort_order", "sector__label", "-public_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.request.GET.get("sector", "")
        return super().get_context_data(**kwargs) | {"groups": groups(chosen)}


def groups(chosen: str = "") -> list[dict[str, Any]]:
    """Return each field of work with the number of its open questions, and whether its
    key is the chosen one: one query.
    """
    rows = Topic.objects.without_lesson().order_by(
        "sector__sort_order", "sector__label"
    )
    found = rows.values("sector", "sector__label").annotate(many=Count("pk"))
    return [
        {"key": row["sector"] or NONE, "label": row["sector__label"] or _("None said"),
         "many": row["many"], "chosen": str(row["sector"] or NONE) == chosen}
        for row in found
    ]  # fmt: skip


class BeginView(WriterMixin, View):
    """Begin the draft and go on in its editing screen."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        topic = get_object_or_404(Topic.objects.public(), pk=pk)
        try:
            page = questions.begin_lesson(by=request.user, topic=topic)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect(NAME)
        messages.success(request, _("A draft has been begun from the question. Nothing tells who asked; read it once more."))  # fmt: skip
        return redirect("wagtailadmin_pages:edit", page.pk)


class QuestionItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return questions.may_begin(request.user)


def menu_item() -> MenuItem:
    return QuestionItem(
        gettext_lazy("Questions without a lesson"), reverse(NAME), name="questions",
        icon_name="help", order=120,
    )  # fmt: skip


def urls() -> list:
    rows = QuestionListView.as_view(results_only=True)
    return [
        path("questions/", QuestionListView.as_view(), name=NAME),
        path("questions/results/", rows, name=f"{NAME}_results"),
        path("questions/<int:pk>/begin/", BeginView.as_view(), name=f"{NAME}_begin"),
    ]
