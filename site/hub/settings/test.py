"""Tests: DEBUG off, fast hasher, tasks at once; PostgreSQL when DATABASE_URL is set."""

from pathlib import Path
from tempfile import mkdtemp

from . import env
from .base import *  # noqa: F403
from .base import INSTALLED_APPS

TEMP = Path(mkdtemp(prefix="hub-test-"))
DEBUG = False
SECRET_KEY = "tests-only-" + "0123456789abcdef" * 4
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if env.text("DATABASE_URL"):
    INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres"]
    DATABASES = {"default": env.postgresql(env.text("DATABASE_URL"))}
    WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.engines.postgresql", "AUTO_UPDATE": False}
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": TEMP / "hub.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
            "TEST": {"NAME": TEMP / "test.sqlite3"},
        }
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "hub.files.storage.HubStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = TEMP / "media"
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
HUB_DEMO_USERS = True
HUB_PHONE_KEYS = ["tests-only-phone-" + "0123456789abcdef" * 3]
HUB_PHONE_HASH_KEYS = ["tests-only-hash-" + "fedcba9876543210" * 3]
HUB_CODES_FOLDER = TEMP / "codes"
HUB_COPIES_FOLDER = TEMP / "copies"
