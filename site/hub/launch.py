"""The launch content: each app brings a loader, named in `HUB_LOADERS`, run in order."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string


def load(*, draft: bool, say: Callable[[str], object]) -> None:
    """Run every loader `(draft, say)`; with `draft` nothing goes live."""
    for path in settings.HUB_LOADERS:
        import_string(path)(draft=draft, say=say)
