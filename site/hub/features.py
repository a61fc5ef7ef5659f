"""What the installed apps can do, asked by name: `has("community.post")`.

Each AppConfig lists the names that it brings in an attribute `features`.
"""

from functools import cache

from django.apps import apps


@cache
def names() -> frozenset[str]:
    """Return the names of all features that are there."""
    return frozenset(
        name
        for config in apps.get_app_configs()
        for name in getattr(config, "features", ())
    )


def has(name: str) -> bool:
    """Return whether the feature is there; no name means that none is needed."""
    return not name or name in names()
