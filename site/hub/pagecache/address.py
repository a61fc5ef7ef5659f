"""Which cached answer an address asks for."""

from datetime import datetime
from hashlib import blake2b

from django.http import HttpRequest
from django.utils.timezone import get_default_timezone

TRACKING = frozenset(("fbclid", "gclid", "zarsrc"))
TRACKING_PREFIX = "utm_"
LONGEST_KEY = 180


def is_tracking(part: str) -> bool:
    name = part.partition("=")[0]
    return name in TRACKING or name.startswith(TRACKING_PREFIX)


def drop_tracking(request: HttpRequest) -> None:
    """Take the names that networks add to shared links out of the request's query.

    The rest keeps its order and its bytes. To be called before anything reads it.
    """
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return
    parts = query.split("&")
    kept = [part for part in parts if not is_tracking(part)]
    if len(kept) < len(parts):
        request.META["QUERY_STRING"] = "&".join(kept)
        request.__dict__.pop("GET", None)


def key_of(request: HttpRequest, epochs: dict[str, int]) -> str:
    """Return the key of the answer: epochs, day in Vietnam, scheme, host and address.

    The day is in every key because guides turn old and reviews fall due at midnight.
    Raises DisallowedHost for a host that is not ours.
    """
    numbers = ".".join(str(value) for value in epochs.values())
    day = datetime.now(get_default_timezone()).strftime("%y%m%d")
    where = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
    if len(where) > LONGEST_KEY:
        where = blake2b(where.encode(), digest_size=20).hexdigest()
    return f"page:{numbers}:{day}:{where}"
