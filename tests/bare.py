"""Templates of a test's own, for tests that do not look at the real ones."""

import copy
from typing import Any

from django.conf import settings as configured


def with_templates(settings: Any, words: dict[str, str]) -> None:
    """Lay templates, {name: text}, over those of the product."""
    templates = copy.deepcopy(configured.TEMPLATES)
    templates[0].pop("APP_DIRS", None)
    loaders = [
        ("django.template.loaders.locmem.Loader", words),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    kept = [("django.template.loaders.cached.Loader", loaders)]
    templates[0]["OPTIONS"]["loaders"] = kept
    settings.TEMPLATES = templates
