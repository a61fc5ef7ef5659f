"""Check 40: no echo (V13.4.4), no repository (V13.4.1), a health page that tells nothing
(V13.4.5), known holes looked for. Checks 5, 7, 9: see the table in `__init__`.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import DatabaseError

ROOT = Path(configured.BASE_DIR)
HIDDEN = (
    ".git/config", ".git/HEAD", ".gitignore", ".svn/entries", ".env", ".ci/run",
    "pyproject.toml", "uv.lock", "manage.py", "Makefile", "secret", "var/secret",
    "hub.sqlite3", "var/hub.sqlite3", "hub/settings/base.py", ".hypothesis/",
)  # fmt: skip


@pytest.mark.parametrize("path", HIDDEN)
def test_files_of_the_checkout_are_not_served(home, client, path):
    for prefix in ("/", "/static/", "/media/", "/static/../", "/media/images/../../"):
        response = client.get(f"{prefix}{path}", follow=True)
        assert response.status_code in {400, 404}, prefix
        assert b"[core]" not in response.content


def test_the_health_page_tells_that_it_is_well_and_nothing_else(home, client):
    response = client.get("/suc-khoe/")
    assert response.content == b"ok\n"
    assert response.headers["Content-Type"] == "text/plain"
    assert not {"Server", "X-Powered-By", "Via"} & set(response.headers)
    said = f"{response.headers}".lower()
    for word in ("django", "wagtail", "python", "sqlite", "postgres", "whitenoise"):
        assert word not in said
    assert not re.search(r"\d+\.\d+\.\d+", said)


def test_a_sick_health_page_tells_no_more(home, client, monkeypatch):
    class Broken:
        def cursor(self):
            raise DatabaseError("password of hub at 10.0.0.1")

    monkeypatch.setattr("hub.views.connection", Broken())
    response = client.get("/suc-khoe/")
    assert (response.status_code, response.content) == (503, b"loi\n")


def test_a_health_page_is_asked_only_by_reading(home, client):
    assert client.post("/suc-khoe/").status_code == 405


def test_pages_do_not_say_what_they_are_made_with(home, client):
    for path in ("/", "/khong-co/", "/robots.txt", "/sitemap.xml"):
        text = client.get(path).content.decode().lower()
        assert "generator" not in text
        assert "wagtail" not in text
        assert "django" not in text


def test_one_command_looks_for_known_holes_in_what_we_install():
    """`make audit` asks a service outside, so it is no test; that it is strict, is."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\naudit:")[1]
    recipe = recipe.split("\n\n")[0]
    assert "export --frozen" in recipe
    assert "pip_audit" in recipe
    assert "--strict" in recipe
