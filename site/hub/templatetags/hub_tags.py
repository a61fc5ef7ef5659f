"""Tags of every page: icons, slots, features, text with links, the site's frame."""

import re
from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site
from wagtail.rich_text import expand_db_html

from hub import features, richtext, slots, vntext
from hub.models import Operator

register = template.Library()

PAGE_LINK = re.compile(
    r"<a\b([^>]*\blinktype=\"(page|document)\"[^>]*)>(.*?)</a>", re.S
)
ID = re.compile(r"\bid=\"(\d+)\"")
NAV_FIELDS = (
    "path", "depth", "title", "slug", "url_path", "live", "content_type__model",
)  # fmt: skip


@register.simple_tag
@cache  # a list shows 150 of them, and static() takes the address apart each time
def icon(name: str) -> SafeString:
    """Return a drawing of the sprite; it never stands without a word beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("hub/img/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, obj: object = None) -> SafeString:
    """Return what other parts put into the slot `name` for `obj`."""
    return slots.fill(name, context.get("request"), obj)


@register.filter
def feature(name: str) -> bool:
    """Return whether the feature is there: `{% if "search"|feature %}`."""
    return features.has(name)


@register.simple_tag(takes_context=True)
def operator(context: Context) -> Operator:
    """Return who runs the site, read once for each page."""
    request = context.get("request")
    if request is None:
        return Operator()
    return Operator.for_request(request)


@register.simple_tag(takes_context=True)
def prose(context: Context, value: Any) -> SafeString:
    """Return cleaned rich text; its page links come from one query for the page.

    A link to a page that is not live is shown as its words.
    """
    source = getattr(value, "source", value) or ""
    targets = context.get("link_targets") or {}
    request = context.get("request")

    def link(match: re.Match[str]) -> str:
        found = ID.search(match[1])
        page = targets.get(int(found[1])) if found and match[2] == "page" else None
        if page is None:
            return match[3]
        return f'<a href="{escape(page.get_url(request))}">{match[3]}</a>'

    html = expand_db_html(PAGE_LINK.sub(link, source))
    return mark_safe(richtext.shown(html))  # noqa: S308 - cleaned, as on save


@register.filter
def prompt_pieces(text: str) -> list:
    """Return the pieces of a prompt: (kind, text) with kind "text" or "blank"."""
    return vntext.split_blanks(text or "")


@register.filter
def blank_label(name: str) -> str:
    label = vntext.label_of(name)
    return label[:1].upper() + label[1:]


@register.filter
def blank_hint(name: str) -> str:
    return vntext.hint_of(name)


class Nav:
    """The doors of the site: sections that are live, in their order."""

    def __init__(self, request: Any) -> None:
        self.request = request

    @cached_property
    def pages(self) -> list[Page]:
        """Return the home page and the live sections below it."""
        site = Site.find_for_request(self.request)
        if site is None:
            return []
        home = site.root_page
        below = Page.objects.live().filter(
            path__startswith=home.path, depth__lte=home.depth + 2, show_in_menus=True
        )
        below = below.select_related("content_type").only(*NAV_FIELDS)
        found = [home, *below.order_by("path")]
        return [page for page in found if page.live]

    @cached_property
    def sections(self) -> dict[str, str]:
        """Return the addresses of the live sections by the name of their type."""
        return {
            page.content_type.model: page.get_url(self.request)
            for page in self.pages[1:]
        }

    def above(self, page: Page) -> list[Page] | None:
        """Return the live pages above `page`; None when some are no sections."""
        found = [
            p for p in self.pages if page.path.startswith(p.path) and p.pk != page.pk
        ]
        return found if len(found) == page.depth - 2 else None


def nav_of(request: Any) -> Nav:
    """Return the doors of the site, read once for each request."""
    if not hasattr(request, "hub_nav"):
        request.hub_nav = Nav(request)
    return request.hub_nav


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> dict[str, str]:
    """Return {type of section: address} of all sections that are live."""
    request = context.get("request")
    return {} if request is None else nav_of(request).sections


@register.simple_tag(takes_context=True)
def crumbs(context: Context, page: Page) -> list[dict[str, str]]:
    """Return title and address of the pages above `page`, the home page first."""
    request = context.get("request")
    above = nav_of(request).above(page) if request else None
    if above is None:
        above = page.get_ancestors().filter(depth__gt=1).live() if page.pk else []
    return [{"title": p.title, "url": p.get_url(request)} for p in above]


@register.simple_tag(takes_context=True)
def current(context: Context, url: str) -> SafeString:
    """Return the attribute that lights the door in which the reader stands."""
    request = context.get("request")
    path = request.path if request else ""
    if path == url:
        return mark_safe(' aria-current="page"')
    if url != "/" and path.startswith(url or "\0"):
        return mark_safe(' aria-current="true"')
    return mark_safe("")


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """Return the one address of this page, with the query of a list that is asked."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return ""
    base = (
        page.get_full_url(request) if page else request.build_absolute_uri(request.path)
    )
    query = context.get("canonical_query")
    return f"{base}?{query}" if query else base or ""
