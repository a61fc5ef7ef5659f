"""What each page shows beside its own text, fetched in a fixed number of queries."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from .answers import Answers
from .models import (
    DocumentPage,
    LessonIndexPage,
    LessonPage,
    PathItem,
    PathPage,
    ProgrammePage,
    TermPage,
    ToolGuidePage,
)
from .visible import open_to_all


def related_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the live pages that belong to `page`, by type, in the editor's order.

    Only the types that are there are asked for.
    """
    links = page.related_links.all()
    if isinstance(links, QuerySet):
        links = links.select_related("target__content_type")
    ids: dict[str, list[int]] = {}
    for link in links:
        ids.setdefault(link.target.content_type.model, []).append(link.target_id)
    return {
        "terms": in_order(TermPage, ids.get("termpage", []), request),
        "documents": in_order(DocumentPage, ids.get("documentpage", []), request),
        "lessons": in_order(LessonPage, ids.get("lessonpage", []), request),
    }


def in_order(model: Any, ids: list[int], request: HttpRequest) -> list[Any]:
    """Return the open pages of one type among `ids`, in the order of `ids`."""
    if not ids:
        return []
    found = model.objects.filter(pk__in=ids).defer_streamfields()
    pages = open_to_all(found, request)
    return sorted(pages, key=lambda page: ids.index(page.pk))


def reading_context(page: LessonPage, request: HttpRequest) -> dict[str, Any]:
    """Return what a lesson shows beside its text: answers, and the pages around it."""
    answers = Answers.parse(page, request)
    return {
        "answers": answers,
        "questions": [
            {
                "number": n,
                "block": block,
                "given": answers.of(n),
                "others": answers.others(n),
            }
            for n, block in enumerate(page.questions, 1)
        ],
        **around(page, request),
    }


def around(page: LessonPage, request: HttpRequest) -> dict[str, Any]:
    """Return terms, documents, guides, the next lesson and paths of a lesson.

    All by one query over the table of pages: each row carries the meaning of a term and
    the minutes of a lesson, so that no page of a type has to be fetched.
    """
    related = [link.target_id for link in page.related_links.all()]
    guides = ToolGuidePage.objects.filter(tool__in=page.tools.all())
    paths = PathItem.objects.filter(target_id=page.pk or 0)
    wanted = Q(pk__in=[*related, *page.link_ids, page.next_page_id or 0])
    wanted |= Q(pk__in=guides.values("pk")) | Q(pk__in=paths.values("page_id"))
    rows = open_to_all(Page.objects.filter(wanted), request)
    found: dict[str, list[Page]] = {}
    words = {"meaning": F("termpage__meaning"), "minutes": F("lessonpage__minutes")}
    for row in rows.annotate(**words).order_by("title"):
        found.setdefault(row.cached_content_type.model, []).append(row)

    def chosen(model: str) -> list[Page]:
        pages = [row for row in found.get(model, []) if row.pk in related]
        return sorted(pages, key=lambda row: related.index(row.pk))

    every = {row.pk: row for part in found.values() for row in part}
    page.link_targets = {pk: every[pk] for pk in page.link_ids if pk in every}
    return {
        "terms": chosen("termpage"),
        "documents": chosen("documentpage"),
        "lessons": chosen("lessonpage"),
        "guides": found.get("toolguidepage", []),
        "upcoming": every.get(page.next_page_id),
        "in_paths": found.get("pathpage", []),
    }


def path_context(page: PathPage, request: HttpRequest) -> dict[str, Any]:
    """Return the stops of a path with their live pages, by kind, and their minutes."""
    items = list(page.items.all())
    ids = [item.target_id for item in items]
    lessons = {p.pk: p for p in in_order(LessonPage, ids, request)}
    guides = {p.pk: p for p in in_order(ToolGuidePage, ids, request)}
    stops = [
        {"kind": item.kind, "label": item.label, "page": target}
        for item in items
        if (target := lessons.get(item.target_id) or guides.get(item.target_id))
    ]
    main = [stop for stop in stops if stop["kind"] == PathItem.Kind.MAIN]
    for number, stop in enumerate(main, 1):
        stop["number"] = number
    others = open_to_all(PathPage.objects.sibling_of(page, inclusive=False), request)
    return {
        "stops": stops,
        "others": others.defer_streamfields().order_by("path")[:12],
        "main_count": len(main),
        "path_minutes": sum(stop["page"].minutes or 0 for stop in main),
        "calls": [block.value for block in page.calls if block.value.shown],
    }


def guide_context(page: ToolGuidePage, request: HttpRequest) -> dict[str, Any]:
    """Return the lessons and terms of a guide, and the guides beside it by name."""
    beside = ToolGuidePage.objects.sibling_of(page, inclusive=False)
    others = open_to_all(beside, request)
    return {
        "others": others.defer_streamfields().order_by("title")[:12],
        **related_context(page, request),
    }


def term_context(page: TermPage, request: HttpRequest) -> dict[str, Any]:
    """Return the lessons that use a term, and the words beside it."""
    chosen = related_context(page, request)
    using = LessonPage.objects.filter(related_links__target_id=page.pk or 0)
    using = open_to_all(using, request)
    near = open_to_all(TermPage.objects.sibling_of(page, inclusive=False), request)
    near = near.order_by("path")
    after = near.filter(path__gt=page.path)[:4]
    return {
        "documents": chosen["documents"],
        "lessons": chosen["lessons"]
        or using.defer_streamfields().select_related("level").order_by("path")[:6],
        "near": chosen["terms"] or list(after) or list(near[:4]),
    }


def home_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the paths, the newest lessons and the programme for the home page."""
    lessons, programmes, paths = (
        open_to_all(model.objects.descendant_of(page), request)
        for model in (LessonPage, ProgrammePage, PathPage)
    )
    programme, paths = programmes.first(), paths.defer_streamfields()
    return {
        "paths": [
            {"page": path, "count": count}
            for path, count in counted(paths.order_by("path")[:4])
        ],
        "latest": lessons.defer_streamfields()
        .select_related("level")
        .order_by("-first_published_at", "path")[:3],
        "lesson_index": LessonIndexPage.objects.child_of(page).live().first(),
        "programme": programme,
        "phases": open_to_all(programme.get_children(), request).specific()
        if programme
        else [],
        "cards": {b.value["place"]: b.value for b in page.cards if b.value.shown},
        "promises": [b.value for b in page.promises if b.value.shown],
    }


def counted(paths: Any) -> list[tuple[PathPage, int]]:
    """Return each path with the number of its stops on the way."""
    from django.db.models import Count, Q

    main = Count("items", filter=Q(items__kind=PathItem.Kind.MAIN))
    return [(path, path.n) for path in paths.annotate(n=main)]
