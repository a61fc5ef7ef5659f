"""One stored answer: a few headers, and its body ready in each encoding."""

import gzip
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


class Entry(NamedTuple):
    headers: dict[str, str]
    etag: str
    bodies: dict[str, bytes]  # by content coding; "" is the plain one


def make(response: HttpResponse) -> Entry:
    """Return the entry of a finished answer."""
    plain = response.content
    bodies = {"": plain}
    if len(plain) >= SMALLEST and response.headers["Content-Type"].startswith(TEXT):
        bodies["br"] = brotli.compress(plain, quality=5)
        bodies["gzip"] = gzip.compress(plain, compresslevel=6, mtime=0)
    headers = {
        name: response.headers[name] for name in KEPT if name in response.headers
    }
    etag = f'W/"{blake2b(plain, digest_size=12).hexdigest()}"'
    return Entry(headers, etag, bodies)


def answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Return the stored answer in the best encoding, or 304 for who has it already."""
    if has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), entry.etag):
        response: HttpResponse = HttpResponseNotModified()
    else:
        coding = best_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""), entry.bodies)
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


def has_it(header: str, etag: str) -> bool:
    """Return whether If-None-Match names the tag, compared weakly (RFC 9110, 13.1.2)."""
    if not header:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


def best_coding(header: str, bodies: dict[str, bytes]) -> str:
    """Return the smallest coding that the reader takes, "" for plain."""
    wanted = set()
    for part in header.lower().split(","):
        name, _semicolon, quality = part.partition(";")
        if quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            wanted.add(name.strip())
    return next((c for c in ("br", "gzip") if c in wanted and c in bodies), "")
