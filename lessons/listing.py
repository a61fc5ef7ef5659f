"""The list pages: filters with counts, in a number of queries that does not grow."""

from typing import Any

from django.apps import apps
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from .models import ContentPage, PathItem
from .query import FACETS, ListQuery
from .shelf import Shelf

# Of what all pages share a card needs this; the rest (dates, revisions) is not read.
NEEDED = {"id", "path", "depth", "title", "slug", "url_path", "live", "locale",
          "content_type", "summary", "review_by"}  # fmt: skip
SHARED = (*Page._meta.local_fields, *ContentPage._meta.local_fields)
UNREAD = [field.name for field in SHARED if field.name not in NEEDED]


def listed_pages(section: Any) -> QuerySet:
    """Return the live children of a list page that everybody may read, in order."""
    model = apps.get_model(section.listed.model)
    return (
        model.objects.child_of(section).live().public().order_by(section.listed.order)
    )


def listing(section: Any, request: HttpRequest) -> tuple[Shelf, ListQuery, Paginator]:
    """Return the shelf, what was asked and the chosen keys in pages; once a request."""
    known = getattr(request, "hub_listing", None)
    if known is None or known[0] != section.pk:
        shelf = Shelf(listed_pages(section), section.listed.facets)
        query = ListQuery.parse(section.listed.facets, request.GET, shelf.known())
        keys = Paginator(shelf.chosen(query), section.listed.page_size)
        known = request.hub_listing = (section.pk, (shelf, query, keys))
    return known[1]


def cards(section: Any, keys: list[int], shelf: Shelf) -> list[Any]:
    """Return the pages with these keys in their order, as light as a card needs."""
    model = apps.get_model(section.listed.model)
    names = {field.name for field in model._meta.get_fields()}
    joined = [name for name in ("level", "link") if name in names]
    pages = model.objects.defer_streamfields().defer(*UNREAD).filter(pk__in=keys)
    if "items" in names:
        live = Q(items__kind=PathItem.Kind.MAIN, items__target__live=True)
        pages = pages.annotate(stop_count=Count("items", filter=live))
    if joined:  # without names it would join everything
        pages = pages.select_related(*joined)
    found = {page.pk: page for page in pages} if keys else {}
    for pk, page in found.items():
        if "audience" in shelf.facets:
            page.audience_labels = [v.label for v in shelf.values[pk]["audience"]]
    return [found[pk] for pk in keys if pk in found]


def listing_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what a list template needs: the page of results, facets and chips."""
    shelf, query, keys = listing(section, request)
    page = keys.get_page(query.page)
    page.object_list = cards(section, list(page.object_list), shelf)
    facets = [
        {
            "name": name,
            "param": FACETS[name].param,
            "heading": FACETS[name].heading,
            "options": shelf.options(query, name),
        }
        for name in section.listed.facets
    ]
    return {
        "results": page,
        "facets": [facet for facet in facets if facet["options"]],
        "chips": chips(facets, query),
        "page_links": page_links(page, query),
        "canonical_query": query.query(page.number),
    }


def chips(facets: list[dict], query: ListQuery) -> list[dict[str, Any]]:
    """Return the chosen values with the query that remains when each is dropped."""
    return [
        {
            "label": option["label"],
            "query": query.without(facet["name"], option["value"]).query(),
        }
        for facet in facets
        for option in facet["options"]
        if option["chosen"]
    ]


def page_links(page: PageOfList, query: ListQuery) -> list[dict[str, Any]]:
    """Return the numbers to show: first, last and those beside the current one."""
    pages = page.paginator.num_pages
    near = {1, pages, page.number - 1, page.number, page.number + 1}
    numbers = [n for n in sorted(near) if 1 <= n <= pages and pages > 1]
    return [
        {
            "number": n,
            "query": query.query(n),
            "current": n == page.number,
            "after_gap": n - before > 1,
        }
        for before, n in zip([1, *numbers], numbers, strict=False)
    ]


def canonical_answer(section: Any, request: HttpRequest) -> HttpResponse | None:
    """Return a redirect to the canonical address of the same list, if it is another.

    Names that the list does not know are left alone: such an answer is not cached.
    """
    known = {FACETS[name].param for name in section.listed.facets} | {"trang"}
    if not request.GET or set(request.GET) - known:
        return None
    _shelf, query, keys = listing(section, request)
    wanted = query.query(keys.get_page(query.page).number)
    if wanted == request.META.get("QUERY_STRING", ""):
        return None
    return redirect(f"{request.path}?{wanted}" if wanted else request.path)
