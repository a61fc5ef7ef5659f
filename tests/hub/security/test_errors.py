"""Check 2 (V13.4.2, V16.5.1): a fault shows our page and nothing of how it came."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.utils.translation import gettext, override

from lessons.models import HomePage

DETAIL = "chi-tiet-khong-ai-duoc-thay"
TELLTALE = ("Traceback", "django", "Django", "wagtail", "Wagtail", "DEBUG", "settings",
            "site-packages", ".py", "sqlite", DETAIL)  # fmt: skip


@pytest.fixture
def visitor(production, home):
    return Client(
        raise_request_exception=False,
        enforce_csrf_checks=True,
        headers={"X-Forwarded-Proto": "https"},
    )


def words(msgid):
    with override("vi"):
        return gettext(msgid)


def silent(response, settings):
    """Assert that an answer says nothing of code, settings or paths."""
    text = response.content.decode()
    for word in (*TELLTALE, str(settings.BASE_DIR), settings.SECRET_KEY[:20]):
        assert word not in text, word
    for name in ("Server", "X-Powered-By", "Via"):
        assert name not in response.headers


@pytest.mark.parametrize(
    ("fault", "status", "title"),
    [
        (RuntimeError(DETAIL), 500, "The site has a fault"),
        (Http404(DETAIL), 404, "This page is not here"),
        (PermissionDenied(DETAIL), 403, "This page is closed to you"),
        (SuspiciousOperation(DETAIL), 400, ""),
    ],
    ids=["500", "404", "403", "400"],
)
def test_a_broken_view_tells_nothing(
    visitor, settings, monkeypatch, fault, status, title
):
    def broken(*args, **kwargs):
        hidden = DETAIL  # noqa: F841 - a trace would show it
        raise fault

    monkeypatch.setattr(HomePage, "serve", broken)
    response = visitor.get("/")
    assert response.status_code == status
    assert words(title) in response.content.decode()
    silent(response, settings)


def test_a_template_that_fails_tells_nothing(visitor, settings, monkeypatch):
    def broken(*args, **kwargs):
        raise ValueError(DETAIL)

    monkeypatch.setattr("hub.models.Operator.for_request", broken)
    for path in ("/", "/khong-co/", "/robots.txt"):
        response = visitor.get(path)
        assert response.status_code == 500, path
        silent(response, settings)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/khong-co/", {}, 404),
        ("GET", "/", {"Host": "evil.example"}, 400),
        ("POST", "/robots.txt", {}, 403),
        ("DELETE", "/robots.txt", {}, 403),
        ("TRACE", "/", {}, 405),
        ("POST", "/quan-tri/login/", {}, 403),
        ("POST", "/cau-lenh/trang/1/00000000-0000-0000-0000-000000000000/", {}, 404),
        ("PUT", "/cau-lenh/trang/1/00000000-0000-0000-0000-000000000000/", {}, 405),
    ],
)
def test_a_refusal_tells_nothing(visitor, settings, method, path, headers, status):
    response = visitor.generic(method, path, headers=headers)
    assert response.status_code == status
    silent(response, settings)


def test_a_form_without_its_token_gets_our_page(visitor):
    response = visitor.post("/quan-tri/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert words("This form is too old") in response.content.decode()


def test_too_many_fields_tell_nothing(visitor, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    response = visitor.get("/?" + "&".join(f"a{n}={DETAIL}" for n in range(9)))
    assert response.status_code < 500
    silent(response, settings)


def test_the_settings_of_production_show_no_trace(production_values):
    assert production_values["DEBUG"] is False
