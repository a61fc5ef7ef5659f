"""Places on one part's page that another part fills (docs/architecture.md)."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe


@cache
def fillers(name: str, paths: tuple[str, ...]) -> tuple:
    return tuple(import_string(path) for path in paths)


def fill(name: str, request: HttpRequest | None, obj: object) -> SafeString:
    """Return the joined safe HTML of all functions `(request, obj)` in a slot."""
    found = fillers(name, tuple(settings.HUB_SLOTS.get(name, ())))
    parts = [filler(request, obj) or "" for filler in found]
    if any(part and not isinstance(part, SafeString) for part in parts):
        raise TypeError(f"a filler of the slot {name!r} returned text that is not safe")
    return mark_safe("".join(parts))  # noqa: S308 - each part was checked above
