"""A topic or a page's talk with its comments, page by page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ...models import HubComment, Status, Topic
from ...reader import reader
from ...reading import places, threads, topics
from . import showing, tip_page
from .base import page, reading, to_canonical


def found(request: HttpRequest, pk: int) -> Topic:
    person = reader(request)
    topic = topics.whole(person).filter(pk=pk).first()
    if topic is None:
        raise Http404
    topic.discussion.topic = topic
    return topic


@reading
def topic(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show a topic with its newest answers; `?den=` shows older ones."""
    asked = found(request, pk)
    if asked.status != Status.PUBLIC:
        return showing.not_public(request, asked)
    if slug != asked.slug:
        return redirect(asked, permanent=True)
    return opening(request, places.of_topic(asked))


@reading
def topic_branch(request: HttpRequest, pk: int, slug: str, root: int) -> HttpResponse:
    asked = found(request, pk)
    if asked.status != Status.PUBLIC:
        return showing.not_public(request, asked)
    if slug != asked.slug:
        where = reverse("community:topic-branch", args=[pk, asked.slug, root])
        return redirect(where, permanent=True)
    return branch(request, places.of_topic(asked), root)


@reading
def page_talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that was said below a page, in whatever language it was read."""
    return opening(request, places.of_page_key(pk))


@reading
def page_branch(request: HttpRequest, pk: int, root: int) -> HttpResponse:
    return branch(request, places.of_page_key(pk), root)


def opening(request: HttpRequest, place: places.Place) -> HttpResponse:
    until = number(request.GET.get("den"))
    if away := to_canonical(request, urlencode({"den": until} if until else {})):
        return away
    person = reader(request)
    also = [place.post] if place.post else []
    shown = threads.Opening([])
    if place.discussion.pk is not None:
        shown = threads.opening(place.discussion, person, until, also=also)
    if until and (not shown.branches or shown.branches[0].root.pk != until):
        raise Http404
    mine = [] if until else showing.expected(shown.mine)
    context = {"thread": shown, "mine": mine, "until": until, "canonical_query": urlencode({"den": until} if until else {})}  # fmt: skip
    return answer(request, place, shown.comments, context)


def branch(request: HttpRequest, place: places.Place, root: int) -> HttpResponse:
    start = number(request.GET.get("tu"))
    if away := to_canonical(request, urlencode({"tu": start} if start else {})):
        return away
    also = [place.post] if place.post else []
    if place.discussion.pk is None:
        raise Http404
    shown = threads.branch(place.discussion, root, start, reader(request), also=also)
    if shown is None:
        raise Http404
    context = {"branch": shown, "canonical_query": urlencode({"tu": start} if start else {})}  # fmt: skip
    return answer(request, place, shown.comments, context)


def answer(
    request: HttpRequest, place: places.Place, comments: list[HubComment], context: dict
) -> HttpResponse:
    context |= showing.around(request, place, comments)
    if place.tip:
        context |= tip_page.around(request, place.tip)
        return page(request, "community/tip.html", context)
    return page(request, "community/thread.html", context)


def number(text: str | None) -> int | None:
    digits = text and text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if digits else None


@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the page of the thread that shows a comment, and to its place there."""
    rows = HubComment.objects.select_related("discussion__topic", "discussion__tip")
    wanted = get_object_or_404(rows, pk=pk)
    place = places.of(wanted.discussion)
    if place is None or not wanted.discussion.is_public():
        return showing.without_place(request, wanted, place)
    if not wanted.is_shown:
        return showing.not_shown(request, wanted, place)
    at = threads.place_of(wanted)
    query = {"den": at.until} if at.until else {}
    path = place.url
    if at.root:
        path = place.branch_url(at.root)
        query = {"tu": at.start} if at.start else {}
    query = f"?{urlencode(query)}" if query else ""
    return redirect(f"{path}{query}#binh-luan-{pk}")
