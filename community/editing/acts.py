"""The restricted log of acts, for admins: read only, and opening it is itself an act."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from hub.accounts import acts
from hub.accounts.models import Act
from hub.accounts.models.acts import ActKind

from .base import Listing


class ActFilters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("What"), choices=ActKind.choices)
    person = django_filters.CharFilter(
        label=_("Who: name, address of the page, or number of the account"),
        method="of_person",
    )

    class Meta:
        model = Act
        fields = ["kind", "person"]

    def of_person(self, rows: QuerySet[Act], name: str, value: str) -> QuerySet[Act]:
        words = value.strip().lstrip("#")
        who = Q(user__name__icontains=words) | Q(user__profile__slug=words)
        if words.isdecimal() and len(words) < 19:
            who |= Q(user=int(words)) | Q(left__number=int(words))
        return rows.filter(who)


class ActListView(Listing):
    model = Act
    page_title = _("Log of acts")
    header_icon = "history"
    index_url_name = "community_acts"
    index_results_url_name = "community_acts_results"
    results_template_name = "community/admin/acts_results.html"
    filterset_class = ActFilters

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # fmt: skip
        """Who may not look leaves no act of having looked."""
        if not request.user.has_perm("accounts.view_act"):
            raise PermissionDenied
        acts.note(ActKind.ACTS_SEEN, request, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Act]:
        return Act.objects.select_related("user__profile", "left").order_by("-pk")
