"""Pages that everybody may read: live, and neither closed nor below a closed page."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import PageViewRestriction


def closed(request: HttpRequest) -> Q:
    """Return what lies in or below a closed page, empty when none is; read once."""
    if not hasattr(request, "hub_closed"):
        rules = PageViewRestriction.objects.values_list("page__path", flat=True)
        request.hub_closed = Q()
        for path in rules:
            request.hub_closed |= Q(path__startswith=path)
    return request.hub_closed


def open_to_all(pages: Any, request: HttpRequest) -> QuerySet:
    """Return those of `pages` that may be shown beside another page, to anybody.

    It is Wagtail's `.live().public()`, with the closed pages read once for each request.
    """
    rules = closed(request)
    return pages.live().exclude(rules) if rules else pages.live()
