"""The list pages: filters with counts, in a number of queries that does not grow."""

from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models.vocabulary import Audience, Level, Sector, Tool, Topic
from .query import FACETS, MINUTES, ListQuery

VOCABULARIES = {
    "audience": Audience,
    "level": Level,
    "sector": Sector,
    "topic": Topic,
    "tool": Tool,
}


def listed_pages(section: Any) -> QuerySet:
    """Return the live children of a list page, as light as a card needs."""
    model = apps.get_model(section.listed.model)
    pages = model.objects.child_of(section).live().public().defer_streamfields()
    names = {field.name for field in model._meta.get_fields()}
    if "level" in names:
        pages = pages.select_related("level")
    if "audiences" in names:
        pages = pages.prefetch_related(
            Prefetch("audiences", Audience.objects.order_by("sort_order"))
        )
    if "link" in names:
        pages = pages.select_related("link")
    return pages.order_by(section.listed.order)


def condition(name: str, values: tuple[str, ...]) -> Q:
    """Return the condition that any of the values of a facet holds."""
    if name == "minutes":
        spans = [Q(minutes__range=span[2:]) for span in MINUTES if span[0] in values]
        return reduce(or_, spans)
    return Q(**{f"{FACETS[name].field}__slug__in": values})


def chosen_pages(pages: QuerySet, query: ListQuery, skip: str = "") -> QuerySet:
    """Return the pages that every chosen facet lets through, but for `skip`.

    Each facet is a subquery of its own, so that no page is listed or counted twice.
    """
    for name, values in query.chosen.items():
        if name != skip:
            inner = pages.model.objects.filter(condition(name, values)).order_by()
            pages = pages.filter(pk__in=inner.values("pk"))
    return pages


def option_rows(
    section: Any, pages: QuerySet, query: ListQuery, name: str
) -> list[dict]:
    """Return the options of one facet: value, words, how many pages, whether chosen."""
    bare = chosen_pages(pages, query, skip=name).order_by().prefetch_related(None)
    bare = pages.model.objects.filter(pk__in=bare.values("pk")).order_by()
    chosen = query.chosen.get(name, ())
    if name == "minutes":
        wanted = {
            value: Count("pk", filter=Q(minutes__range=(low, high)))
            for value, _words, low, high in MINUTES
        }
        counts = bare.aggregate(**{f"n{i}": c for i, c in enumerate(wanted.values())})
        rows = [
            (value, words, counts[f"n{i}"])
            for i, (value, words, _low, _high) in enumerate(MINUTES)
        ]
    else:
        field = FACETS[name].field
        rows = bare.filter(**{f"{field}__isnull": False}).values_list(
            f"{field}__slug", f"{field}__label"
        )
        rows = rows.annotate(n=Count("pk", distinct=True)).order_by(
            f"{field}__sort_order"
        )
    return [
        {"value": value, "label": label, "count": count, "chosen": value in chosen}
        for value, label, count in rows
        if count or value in chosen
    ]


def known_values(section: Any) -> dict[str, list[str]]:
    """Return the values that each facet of this list knows, in their order."""
    known = {}
    for name in section.listed.facets:
        if name == "minutes":
            known[name] = [value for value, *_rest in MINUTES]
        else:
            known[name] = list(
                VOCABULARIES[name]
                .objects.filter(locale_id=section.locale_id)
                .values_list("slug", flat=True)
            )
    return known


def parse(section: Any, request: HttpRequest) -> ListQuery:
    """Read the request; without any filter no vocabulary is asked."""
    params = {FACETS[name].param for name in section.listed.facets}
    known = known_values(section) if params & set(request.GET) else {}
    names = section.listed.facets if known else ()
    return ListQuery.parse(names, request.GET, known)


def listing_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what a list template needs: the page of results, facets and chips."""
    query = parse(section, request)
    pages = listed_pages(section)
    results = Paginator(chosen_pages(pages, query), section.listed.page_size)
    page = results.get_page(query.page)
    facets = [
        {
            "name": name,
            "param": FACETS[name].param,
            "heading": FACETS[name].heading,
            "options": option_rows(section, pages, query, name),
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
    """Return the numbers to show, at most seven, with their queries."""
    pages = page.paginator.num_pages
    near = {1, pages, page.number - 1, page.number, page.number + 1}
    return [
        {"number": n, "query": query.query(n), "current": n == page.number}
        for n in sorted(near)
        if 1 <= n <= pages and pages > 1
    ]


def canonical_answer(section: Any, request: HttpRequest) -> HttpResponse | None:
    """Return a redirect to the canonical address of the same list, if it is another.

    Names that the list does not know are left alone: such an answer is not cached.
    """
    known = {FACETS[name].param for name in section.listed.facets} | {"trang"}
    if not request.GET or set(request.GET) - known:
        return None
    query = parse(section, request)
    results = Paginator(
        chosen_pages(listed_pages(section), query), section.listed.page_size
    )
    wanted = query.query(results.get_page(query.page).number)
    if wanted == request.META.get("QUERY_STRING", ""):
        return None
    return redirect(f"{request.path}?{wanted}" if wanted else request.path)
