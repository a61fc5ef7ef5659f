"""What members add to the pages of other parts."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from hub.pagecache.rules import knows_reader
from hub.templatetags.hub_tags import nav_of

from .actions import notices
from .models.profiles import TextSize

# The pages of the foot, in their order; `khieu-nai` is the one with a form.
LEGAL = (
    "noi-quy", "thoa-thuan-su-dung", "bao-ve-du-lieu", "khieu-nai", "lien-he",
    "tro-nang", "minh-bach",
)  # fmt: skip
SIZES = {TextSize.LARGE.value, TextSize.LARGEST.value}


def signed_in(request: HttpRequest | None) -> bool:
    """Ask for a session only where the reader sent one: others' pages are cached."""
    known = request is not None and knows_reader(request)
    return known and request.user.is_authenticated


def text_size(request: HttpRequest | None, obj: object) -> SafeString:
    """The size that a member keeps; the session holds it, so no query is asked."""
    if not signed_in(request):
        return mark_safe("")
    size = request.session.get("text_size")
    return format_html(' data-size="{}"', size) if size in SIZES else mark_safe("")


def me(request: HttpRequest | None, obj: object) -> SafeString:
    return _mine("community/header.html", request)


def door(request: HttpRequest | None, obj: object) -> SafeString:
    return _mine("community/door.html", request)


def _mine(template: str, request: HttpRequest | None) -> SafeString:
    if not signed_in(request):
        return mark_safe("")
    return render_to_string(template, {"request": request, "unread": unread(request)})


def unread(request: HttpRequest) -> int:
    """Return how many notices are unread, counted once for each page."""
    if not hasattr(request, "hub_unread"):
        request.hub_unread = notices.unread(request.user)
    return request.hub_unread


def legal_pages(request: HttpRequest | None) -> dict[str, Page]:
    """Return the live legal pages by their slug, of those that every head has read."""
    pages = nav_of(request).pages if request is not None else []
    return {page.slug: page for page in pages if page.slug in LEGAL}


def legal(request: HttpRequest | None, obj: object) -> SafeString:
    found = legal_pages(request)
    pages = [found[slug] for slug in LEGAL if slug in found]
    return render_to_string("community/legal.html", {"pages": pages}, request)


def rules_sentence(request: HttpRequest | None, obj: object) -> SafeString:
    pages = legal_pages(request)
    return render_to_string(
        "community/rules_sentence.html",
        {"rules": pages.get("noi-quy"), "terms": pages.get("thoa-thuan-su-dung"),
         "data": pages.get("bao-ve-du-lieu")},
        request,
    )  # fmt: skip
