"""One stored answer: a few headers, and its body in each encoding that was asked for."""

import gzip
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

KEPT = (
    "Content-Type",
    "Content-Language",
    "Content-Disposition",
    "Link",
    "X-Robots-Tag",
)
CACHE_CONTROL = "public, max-age=0, s-maxage=10, stale-while-revalidate=30"
VARY = "Accept-Encoding, Cookie"
TEXT = ("text/", "application/json", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/manifest+json", "image/svg+xml")  # fmt: skip
SMALLEST = 200  # a body below this grows when it is compressed


# The smallest first; each costs a millisecond or two, so none is made unasked.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=5),
    "gzip": partial(gzip.compress, compresslevel=6, mtime=0),
}


class Entry(NamedTuple):
    headers: dict[str, str]
    etag: str
    bodies: dict[str, bytes]  # by content coding; "" is the plain one

    @property
    def may_shrink(self) -> bool:
        kind = self.headers["Content-Type"]
        return len(self.bodies[""]) >= SMALLEST and kind.startswith(TEXT)


def make(response: HttpResponse) -> Entry:
    """Return the entry of a finished answer, with its plain body."""
    plain = response.content
    headers = {
        name: response.headers[name] for name in KEPT if name in response.headers
    }
    etag = f'W/"{blake2b(plain, digest_size=12).hexdigest()}"'
    return Entry(headers, etag, {"": plain})


def coding_for(request: HttpRequest, entry: Entry) -> str:
    """Return the coding to answer in; "" for plain, also where nothing is sent."""
    if not entry.may_shrink or is_known(request, entry):
        return ""
    return best_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))


def with_body(entry: Entry, coding: str) -> Entry:
    """Return the entry with its body in one more coding."""
    body = CODINGS[coding](entry.bodies[""])
    return entry._replace(bodies=entry.bodies | {coding: body})


def answer(request: HttpRequest, entry: Entry, coding: str) -> HttpResponse:
    """Return the stored answer in a coding it has, or 304 for who has it already."""
    if is_known(request, entry):
        response: HttpResponse = HttpResponseNotModified()
    else:
        body = entry.bodies[coding]
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        for name, value in entry.headers.items():
            response.headers[name] = value
        response.headers["Content-Length"] = str(len(body))
        if coding:
            response.headers["Content-Encoding"] = coding
    response.headers["ETag"] = entry.etag
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Vary"] = VARY
    return response


def is_known(request: HttpRequest, entry: Entry) -> bool:
    return has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), entry.etag)


def has_it(header: str, etag: str) -> bool:
    """Return whether If-None-Match names the tag, compared weakly (RFC 9110, 13.1.2)."""
    if not header:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


def best_coding(header: str) -> str:
    """Return the smallest coding that the reader takes, "" for plain."""
    wanted = set()
    for part in header.lower().split(","):
        name, _semicolon, quality = part.partition(";")
        if quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            wanted.add(name.strip())
    return next((coding for coding in CODINGS if coding in wanted), "")
