"""Pages that everybody may read: live, and neither closed nor below a closed page."""

from typing import Any

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


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


def shown_to_all() -> QuerySet:
    """Return the pages that are live, not run out and in nobody's private part, as a
    condition in one query: for subqueries and where no request is there. (Wagtail's
    `.public()` reads the closed pages each time that it is called.)
    """
    now = timezone.now()
    in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    own = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    rules = PageViewRestriction.objects.annotate(own=own)
    rules = rules.filter(own__startswith=F("page__path"))
    return Page.objects.live().filter(in_time, ~Exists(rules))
