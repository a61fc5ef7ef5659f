"""The settings of `make run`; on PostgreSQL, with its engine, where DATABASE_URL is set."""

from hub.settings import env
from hub.settings.embedded import *  # noqa: F403
from hub.settings.embedded import INSTALLED_APPS

if env.text("DATABASE_URL"):
    INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres"]
    # One process of the server does all the work, so that its time can be read.
    alone = {"options": "-c max_parallel_workers_per_gather=0"}
    DATABASES = {
        "default": env.postgresql(env.text("DATABASE_URL")) | {"OPTIONS": alone}
    }
    WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.engines.postgresql", "AUTO_UPDATE": False}
    }
