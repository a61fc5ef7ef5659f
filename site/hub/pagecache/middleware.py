"""Answers readers without a session from the cache, at the cost of one small query.

It stands before session, locale and CSRF, after the static files. What readers with a
session get is marked as theirs; what lies below `HUB_UNCACHED` is kept nowhere.
"""

from collections.abc import Callable

from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from wagtail.models import Site

from . import epoch, rules
from .address import drop_tracking, key_of
from .entry import answer, coding_for, make, with_body


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.seen: int | None = None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"}:
            drop_tracking(request)
        if getattr(request, "is_dummy", False):  # a preview: the admin's own answer
            return self.get_response(request)
        if not rules.is_public(request):
            return keep_private(request, self.get_response(request))
        return self.public(request)

    def public(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the cache; the epochs are read before anything is rendered."""
        epochs = epoch.read()
        self.forget_old_addresses(epochs["site"])
        key = key_of(request, epochs)
        pages = caches["pages"]
        kept = entry = pages.get(key)
        if entry is None:
            response = self.rendered(request)
            if not rules.may_store(request, response):
                return keep_private(request, response)
            entry = make(response)
        coding = coding_for(request, entry)
        if coding not in entry.bodies:
            entry = with_body(entry, coding)
        if entry is not kept:
            pages.set(key, entry)
        return answer(request, entry, coding)

    def rendered(self, request: HttpRequest) -> HttpResponseBase:
        """Return the finished answer to GET, also when HEAD was asked."""
        method, request.method = request.method, "GET"
        try:
            response = self.get_response(request)
        finally:
            request.method = method
        if not getattr(response, "is_rendered", True):
            response.render()
        return response

    def forget_old_addresses(self, number: int) -> None:
        """Drop this process's copy of Wagtail's site paths when another changed them."""
        if self.seen not in (None, number):
            Site.clear_site_root_paths_cache()
        self.seen = number


def keep_private(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Mark an answer that no shared cache may keep.

    Views of files, and views that speak to anonymous readers, may have said otherwise.
    """
    given = rules.tokens(response, "Cache-Control")
    if rules.is_uncached(request):
        if "public" not in given:
            response.headers["Cache-Control"] = "no-store"
    elif not rules.is_file(request):
        if not given or (rules.knows_reader(request) and "no-store" not in given):
            response.headers["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Cookie"])
    return response
