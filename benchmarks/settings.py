"""The settings of `make run`, with a bare view to compare with (benchmarks/urls.py).

`BENCH_ANEW=1`: nothing is kept in the page cache, so that every page is rendered anew.
"""

import os

from hub.settings.embedded import *  # noqa: F403
from hub.settings.embedded import CACHES

ROOT_URLCONF = "benchmarks.urls"
if os.environ.get("BENCH_ANEW"):
    CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
