"""From which address a request comes. What the sender writes in it is not believed."""

import re
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# An address with a port, as some proxies write it: 14.160.1.1:4711 or [2001:db8::1]:80
PORT = re.compile(r"\[(?P<six>[^]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+")


def of(request: HttpRequest | None) -> str | None:
    """Return the sender's address, or None where there is none (tests, sockets).

    `X-Forwarded-For` counts only when one of `HUB_TRUSTED_PROXIES` sent the request, and
    then its last entry that is no such proxy: earlier ones are the sender's own words.
    Where that entry is no address, the proxy's own counts: nobody is free of limits.
    """
    if request is None:
        return None
    address = _sound(request.META.get("REMOTE_ADDR", ""))
    if address is None or not _is_ours(address):
        return address and str(address)
    return str(_forwarded(request) or address)


def network(request: HttpRequest | None) -> str | None:
    """Return what the wide guard counts: an address, of IPv6 the whole /64 of a home."""
    address = of(request)
    if address is None or ":" not in address:
        return address
    return str(ip_network(f"{address}/64", strict=False))


def _forwarded(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    for name in reversed([name.strip() for name in named if name.strip()]):
        address = _sound(name)
        if address is None or not _is_ours(address):
            return address
    return None


def _is_ours(address: IPv4Address | IPv6Address) -> bool:
    return any(address in _network(proxy) for proxy in settings.HUB_TRUSTED_PROXIES)


_network = cache(ip_network)


def _sound(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address; one of IPv4 that is written as IPv6 is the same one."""
    if found := PORT.fullmatch(text):
        text = found["six"] or found["four"]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
