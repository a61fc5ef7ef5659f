"""Who is answered from the cache, and which answers go into it."""

from functools import cache

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

LARGEST_BODY = 512 * 1024
PRIVATE = {"private", "no-store", "no-cache"}
VARY = {"accept-language", "accept-encoding"}  # the language stands in the path


@cache
def document_prefix() -> str:
    return reverse("wagtaildocs_serve", args=["0", ""]).removesuffix("0/")


def is_uncached(request: HttpRequest) -> bool:
    """Return whether the path lies below a prefix that is never cached."""
    return request.path_info.startswith(tuple(settings.HUB_UNCACHED))


def is_file(request: HttpRequest) -> bool:
    """Return whether the path is one of uploaded files, whose views know best."""
    prefixes = (settings.MEDIA_URL, settings.STATIC_URL, document_prefix())
    return request.path_info.startswith(prefixes)


def knows_reader(request: HttpRequest) -> bool:
    """Return whether the request says who asks: a session, a message, a credential."""
    if "HTTP_AUTHORIZATION" in request.META:
        return True
    if "HTTP_COOKIE" not in request.META and not request.COOKIES:
        return False
    names = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return not names.isdisjoint(request.COOKIES)


def is_public(request: HttpRequest) -> bool:
    """Return whether the answer may come from the cache."""
    return (
        request.method in {"GET", "HEAD"}
        and not knows_reader(request)
        and not is_uncached(request)
        and not is_file(request)
    )


def may_store(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether the answer is the same for every reader of this address.

    An answer to a query string is so only when its view has said it: all names known,
    valid and in their canonical order.
    """
    marked = getattr(response, "hub_cacheable", None)
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and (
            marked is True or (marked is None and not request.META.get("QUERY_STRING"))
        )
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and not response.has_header("Content-Encoding")
        and not hasattr(response, "hub_policy")
        and not tokens(response, "Cache-Control") & PRIVATE
        and tokens(response, "Vary") <= (VARY if request.COOKIES else VARY | {"cookie"})
        and len(response.content) <= LARGEST_BODY
    )


def tokens(response: HttpResponseBase, name: str) -> set[str]:
    """Return the names that a header lists, in small letters, without values."""
    parts = response.headers.get(name, "").split(",")
    return {part.partition("=")[0].strip().lower() for part in parts if part.strip()}
