"""The search page, and the suggestions of its box."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.generic import View

from lessons.listing import page_links

from .asked import Asked, words_of
from .asking import MOST_DATED, MOST_RANKED, PAGE_SIZE, Answer
from .choices import HEADINGS, PARAMS, Choices, choices, slug_of
from .finding import find_now
from .help import practice_address
from .logbook import note
from .nearest import examples, nearest
from .offering import offers
from .pins import pinned
from .popular import approved
from .showing import results, shown, source_for
from .suggesting import suggest

SUGGESTIONS_KEPT = 60  # seconds, in the reader's own browser and in between


def language() -> str:
    """Return the language that is searched: that of the page."""
    return (get_language() or "vi").split("-")[0]


class SearchView(View):
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer a question at its one address; other spellings of it lead there."""
        locale = language()
        known = choices(locale)
        asked = Asked.parse(request.GET, known)
        if asked.query(asked.page) != request.META.get("QUERY_STRING", ""):
            return self.at(asked, asked.page)
        if not asked.text:
            context = {
                "asked": asked,
                "examples": examples(locale),
                "popular": approved(locale),
                "own_search": True,
            }
            return render(request, "search/start.html", context)
        answer = find_now(asked.ask(locale))
        most = MOST_DATED if asked.by_date else MOST_RANKED
        pages = Paginator(range(min(answer.total, most)), PAGE_SIZE)
        if asked.page > pages.num_pages:
            return self.at(asked, pages.num_pages)
        self.counted(asked, answer)
        context = self.context(asked, answer, known, pages)
        return render(request, "search/results.html", context)

    def at(self, asked: Asked, page: int) -> HttpResponse:
        query = asked.query(page)
        path = self.request.path
        return redirect(f"{path}?{query}" if query else path)

    def counted(self, asked: Asked, answer: Answer) -> None:
        """Count the search among those of the day: plain ones, and each but once."""
        if asked.page == 1 and not (asked.chosen or asked.by_date or asked.as_typed):
            note(asked.text, answer.total, answer.repaired, locale=language())

    def context(
        self, asked: Asked, answer: Answer, known: Choices, pages: Paginator
    ) -> dict[str, Any]:
        page = pages.page(asked.page)
        plain = asked.page == 1 and not (asked.chosen or asked.by_date)
        first = pinned(answer.query, language()) if plain else []
        ids = {hit.pk for hit in first}
        rest = [hit for hit in answer.hits if hit.pk not in ids]
        facets = facets_of(asked, answer, known)
        context = {
            "asked": asked,
            "answer": answer,
            "own_search": True,
            "here": {"url": self.request.path},
            "pinned": results(answer.query, first, self.request),
            "results": results(answer.query, rest, self.request),
            "page": None,
            "numbers": page,
            "page_links": page_links(page, asked),
            "canonical_query": asked.query(asked.page),
            "capped": answer.total > pages.count,
            "shown": pages.count,
            "meant": meant(asked, answer),
            "kinds": sorted(facets[0]["options"], key=lambda kind: not kind["chosen"]),
            "facets": [facet for facet in facets[1:] if facet["options"]],
            "chips": [o for f in facets[1:] for o in f["options"] if o["chosen"]],
            "links": links_of(asked),
        }
        if not answer.total and not asked.chosen:
            context |= self.way_on(asked)
        return context

    def way_on(self, asked: Asked) -> dict[str, Any]:
        """Return what helps a reader for whom nothing was found."""
        hits = nearest(asked.text, language())
        return {
            "near": shown_links(hits, self.request),
            "practice": practice_address(self.request),
        }


def facets_of(asked: Asked, answer: Answer, known: Choices) -> list[dict[str, Any]]:
    """Return each facet with the values that lead to something, or are chosen."""
    found = []
    for facet, words in known.items():
        counts = answer.counts.get(facet, {})
        if facet == "kind":
            counts = {slug_of(kind): number for kind, number in counts.items()}
        picked = asked.chosen.get(facet, ())
        options = [
            {
                "value": value,
                "label": label,
                "count": counts.get(value, 0),
                "chosen": value in picked,
                "query": asked.toggled(facet, value, known).query(),
            }
            for value, label in words.items()
            if counts.get(value) or value in picked
        ]
        found.append(
            {"param": PARAMS[facet], "heading": HEADINGS[facet], "options": options}
        )
    return found


def meant(asked: Asked, answer: Answer) -> dict[str, str] | None:
    """Return the spelling that a reader is offered: with its marks, where they are sure."""
    found = offers(answer, language())
    if not found:
        return None
    return {"text": found[-1], "query": asked.only(found[-1]).query()}


def links_of(asked: Asked) -> dict[str, str]:
    """Return the queries of the links that change one thing of a question."""
    first = asked._replace(page=1)
    return {
        "as_typed": first._replace(as_typed=True).query(),
        "by_date": first._replace(by_date=True).query(),
        "by_fit": first._replace(by_date=False).query(),
        "all_kinds": first.cleared("kind").query(),
        "all": first.cleared().query(),
    }


def shown_links(hits: Any, request: HttpRequest) -> list[dict[str, str]]:
    """Return title, kind and address of hits, as suggestions and short lists show them."""
    found = shown(hits, request)
    return [
        {
            "title": found[hit.model, hit.object_pk].title or hit.title,
            "kind": str(source.label),
            "icon": source.icon,
            "url": found[hit.model, hit.object_pk].url,
        }
        for hit in hits
        if (source := source_for(hit)) and (hit.model, hit.object_pk) in found
    ]


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer the half-typed words of the box with at most eight things to open."""
    text = words_of(request.GET.get("q", ""))
    hits = suggest(text, language()) if text else ()
    rows = shown_links(hits, request)
    keys = ("title", "kind", "url")
    answer = JsonResponse(
        [{key: row[key] for key in keys} for row in rows],
        safe=False,
        json_dumps_params={"ensure_ascii": False},
    )
    answer.headers["Cache-Control"] = f"public, max-age={SUGGESTIONS_KEPT}"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
