"""From which address a request comes. What the sender writes in it is not believed."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def of(request: HttpRequest | None) -> str | None:
    """Return the sender's address, or None where there is none (tests, sockets).

    `X-Forwarded-For` counts only when one of `HUB_TRUSTED_PROXIES` sent the request, and
    then its last entry that is no such proxy: earlier ones are the sender's own words.
    """
    if request is None:
        return None
    address = request.META.get("REMOTE_ADDR", "")
    trusted = set(settings.HUB_TRUSTED_PROXIES)
    if address in trusted:
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        others = [name.strip() for name in named if name.strip() not in trusted]
        address = (others and others[-1]) or address
    return _sound(address)


def network(request: HttpRequest | None) -> str | None:
    """Return what the wide guard counts: an address, of IPv6 the whole /64 of a home."""
    address = of(request)
    if address is None or ":" not in address:
        return address
    return str(ip_network(f"{address}/64", strict=False))


def _sound(address: str) -> str | None:
    try:
        return str(ip_address(address))
    except ValueError:
        return None
