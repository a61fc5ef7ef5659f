"""Back to the place where signing in was asked for, and to no other site."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 1000


def is_local(url: str) -> bool:
    """Return whether the address is a path of this site, as every browser reads it."""
    return (
        url.startswith("/")
        and len(url) <= LONGEST
        and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    )


def safe(url: str | None) -> str:
    """Return the address when it is a path of this site, else nothing."""
    return url if url and is_local(url) else ""


def onward(name: str, next_url: str | None) -> str:
    """Return the address of a step of the way in, with the place to return to."""
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return reverse(name) + query
