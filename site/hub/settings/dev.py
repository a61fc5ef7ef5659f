"""`manage.py` and `make dev`: DEBUG on, the same data as `make run`."""

from .embedded import *  # noqa: F403

DEBUG = True
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "hub.files.storage.HubStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
