"""Back to the place where signing in was asked for, and to no other site."""

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
