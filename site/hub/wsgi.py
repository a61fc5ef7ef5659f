"""The entry point of the web server."""

import gc
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT / "site"), str(ROOT)):
    if folder not in sys.path:
        sys.path.insert(0, folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.production")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402

from hub.pagecache.epoch import bump_at_start  # noqa: E402

bump_at_start()
# All views are read now, and not while the first reader waits. What is there now stays:
# the garbage collector need not walk through it again and again.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
