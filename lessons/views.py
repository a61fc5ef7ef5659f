"""What code serves for lessons: the filling of a prompt's blanks, the sitemap."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.contrib.sites.requests import RequestSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, Site

from hub import vntext

MAX_VALUE = 500
STREAMS = ("body",)


class Card(NamedTuple):
    """A prompt to fill in: its texts, its heading, the page that it stands on."""

    texts: list[str]
    label: str
    url: str
    title: str


def prompt_view(find: Callable[..., Card]) -> Callable[..., HttpResponse]:
    """Return a view that fills the blanks of the card which `find` returns.

    Stateless: what was typed is kept nowhere. It reads only, so it needs no token
    (contracts.md 3); the words come by POST and never stand in an address.
    """

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(find)
    def view(request: HttpRequest, **kwargs: object) -> HttpResponse:
        context = filled(find(request, **kwargs), request)
        response = render(request, "lessons/prompt_filled.html", context)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return view


def filled(card: Card, request: HttpRequest) -> dict[str, Any]:
    names = vntext.blanks("\n".join(card.texts))
    values = {
        name: vntext.clean(request.POST.get(f"o{n}", "")[:MAX_VALUE]).strip()
        for n, name in enumerate(names, 1)
    }
    return {
        "card": card,
        "filled": [vntext.fill(text, values) for text in card.texts if text],
        "fields": [
            {"name": f"o{n}", "blank": name, "value": values[name]}
            for n, name in enumerate(names, 1)
        ],
        "left": [name for name in names if not values[name]],
    }


@prompt_view
def page_prompt(request: HttpRequest, page_id: int, block_id: UUID) -> Card:
    """Return the prompt of a live page that everybody may read."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_id).specific
    prompt = find_prompt(page, str(block_id))
    texts = [prompt["text"], prompt.get("follow_up") or ""]
    return Card(texts, prompt["label"] or "", page.get_url(request) or "/", page.title)


def find_prompt(page: Any, block_id: str) -> Any:
    """Return the prompt of a live page by its block's id, or answer 404."""
    for name in STREAMS:
        for block in getattr(page, name, ()) or ():
            if block.id == block_id and block.block_type == "prompt":
                return block.value
            if block.block_type == "prompts":
                for item in block.value["items"].bound_blocks:
                    if item.id == block_id:
                        return item.value
    raise Http404


class HostSitemap(Sitemap):
    """Addresses of the host that was asked."""

    limit = 5000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list:  # fmt: skip
        """Name the host that was asked, never the row that the comments package needs."""
        return super().get_urls(page, RequestSite(self.request), protocol)


class PageSitemap(HostSitemap):
    """Every public page of every language whose home page is live."""

    def items(self) -> Any:
        root = Site.find_for_request(self.request).root_page
        homes = (
            root.get_translations(inclusive=True).live().values_list("path", flat=True)
        )
        pages = Page.objects.live().public().filter(alias_of__isnull=True)
        tree = Page.objects.none()
        for path in homes:
            tree = tree | pages.filter(path__startswith=path)
        return tree.order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url(self.request) or "/"

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the pages and with what other parts list in HUB_SITEMAPS."""
    parts = {name: import_string(path) for name, path in settings.HUB_SITEMAPS.items()}
    maps = {"pages": PageSitemap, **parts}
    return sitemap_view(request, {name: make(request) for name, make in maps.items()})
