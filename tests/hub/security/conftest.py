"""Pages with their real templates, people, and the settings of production."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.factories import make_admin, make_home
from tests.hub.test_settings import GOOD, ROOT

WANTED = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_")
PRINT = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith({wanted!r})]
names += ["DEBUG", "MIDDLEWARE"]
print(json.dumps({{name: getattr(settings, name) for name in names}}))
"""


@pytest.fixture
def home(db):
    """The home page; unlike elsewhere below `tests/hub`, with its real template."""
    return make_home()


@pytest.fixture
def editor(home):
    client = Client()
    client.force_login(make_admin(name="Nguyễn Thị Kín"))
    return client


@pytest.fixture(scope="session")
def production_values():
    """What the production settings say on cookies and transport, read in a process of
    their own: they do not start on SQLite.
    """
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", PRINT.format(wanted=WANTED)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path} | GOOD
        | {"DJANGO_SETTINGS_MODULE": "hub.settings.production"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.fixture
def production(production_values, settings):
    """Lay those settings over the ones of the tests, and the way faults are shown."""
    for name, value in production_values.items():
        setattr(settings, name, value)
    return settings
