"""The library of tips, one tip with what is said below it, its feed, its prompt filled."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from hub.models import Operator
from lessons.views import Card, prompt_view

from ...models import Status, Tip
from ...reader import reader
from ...reading import labels, library, places
from ...reading import tips as reading_tips
from . import showing, threads
from .base import page, reading, to_canonical

NEWEST = 20


@reading
def tips(request: HttpRequest) -> HttpResponse:
    """Answer with the tips that fit `?nganh=&cong-cu=&phut=&kiem-chung=`."""
    shelf = library.Shelf(request.GET)
    shelf.count()
    if away := to_canonical(request, shelf.query):
        return away
    listed = shelf.page()
    for tip in listed:
        tip.sectors_shown, tip.tools_shown = (
            labels.sectors_of(tip),
            labels.tools_of(tip),
        )
    context = {
        "shelf": shelf, "tips": listed, "here": {"url": request.path},
        "facets": shelf.facets, "chips": shelf.chips, "canonical_query": shelf.query,
        "page_links": shelf.page_links,
    }  # fmt: skip
    return page(request, "community/tips.html", context)


def found(request: HttpRequest, pk: int) -> Tip:
    tip = reading_tips.whole(reader(request)).filter(pk=pk).first()
    if tip is None:
        raise Http404
    tip.discussion.tip = tip
    return tip


@reading
def tip(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show a tip with its trials and the newest comments; `?den=` shows older ones."""
    asked = found(request, pk)
    if asked.status != Status.PUBLIC:
        return showing.not_public(request, asked)
    if slug != asked.slug:
        return redirect(asked, permanent=True)
    return threads.opening(request, places.of_tip(asked))


@reading
def branch(request: HttpRequest, pk: int, slug: str, root: int) -> HttpResponse:
    asked = found(request, pk)
    if asked.status != Status.PUBLIC:
        return showing.not_public(request, asked)
    if slug != asked.slug:
        where = reverse("community:tip-branch", args=[pk, asked.slug, root])
        return redirect(where, permanent=True)
    return threads.branch(request, places.of_tip(asked), root)


@prompt_view
def prompt(request: HttpRequest, pk: int) -> Card:
    """Return the prompt of a public tip, to be filled in without JavaScript."""
    asked = get_object_or_404(Tip.objects.public().exclude(prompt=""), pk=pk)
    return Card([asked.prompt], "", asked.get_absolute_url(), asked.title)


def of_value(request: HttpRequest, facet: str, slug: str) -> HttpResponse:
    """Lead from a short spelling to the library with that filter."""
    param = {"theo-nganh": "nganh", "theo-cong-cu": "cong-cu"}[facet]
    return redirect(f"{reverse('community:tips')}?{param}={slug}", permanent=True)


@reading
def rss(request: HttpRequest) -> HttpResponse:
    agency = Operator.for_request(request).agency
    feed = Rss201rev2Feed(
        title=_("Tips ready to use"), language="vi", author_name=agency or None,
        link=request.build_absolute_uri(reverse("community:tips")),
        description=_("Prompts with blanks: fill in, copy, try."),
        feed_url=request.build_absolute_uri(),
    )  # fmt: skip
    for one in Tip.objects.public().newest()[:NEWEST]:
        feed.add_item(
            title=one.title, description=one.problem, pubdate=one.public_at,
            link=request.build_absolute_uri(one.get_absolute_url()),
            unique_id=request.build_absolute_uri(reverse("community:tip-short", args=[one.pk])),
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
