"""Check 8 (O): the score of Mozilla's HTTP Observatory, counted by its own table.

Source: mdn/mdn-http-observatory, `src/grader/charts.js` and `src/analyzer/tests`, version
of 2025. Left out is what only its own scan can know: whether the host is in the browsers'
preload list (+5) and whether http leads to https (0; proved in `test_transport`).
"""

from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.factories import make_term

BASE, EXTRA_FROM, WANTED = 100, 90, 125
HALF_A_YEAR = 15_768_000
PRIVATE_REFERRERS = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip
BROAD = {"*", "http:", "https:", "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"}


class Scripts(HTMLParser):
    """Counts scripts that come from another origin, by whether they carry a hash."""

    def __init__(self):
        super().__init__()
        self.foreign = {True: 0, False: 0}

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if tag == "script" and "//" in (names.get("src") or ""):
            self.foreign["integrity" in names] += 1


def policy(response):
    """Return the directives of the policy: {name: set of sources}."""
    parts = response.headers.get("Content-Security-Policy", "").split(";")
    words = [part.split() for part in parts if part.strip()]
    return {name: set(sources) for name, *sources in words}


def content_policy(response):
    found = policy(response)
    if not found:
        return -25
    default = found.get("default-src", {"*"})
    for name in ("script-src", "object-src"):
        if found.get(name, default) & BROAD:
            return -20
    if found.get("style-src", default) & BROAD:
        return 0
    closed = found.get("form-action", {"*"}) <= {"'none'", "'self'"}
    return 10 if default == {"'none'"} and closed else 5


def frames(response):
    if "frame-ancestors" in policy(response):
        return 5
    given = response.headers.get("X-Frame-Options", "").upper()
    return 5 if given in {"DENY", "SAMEORIGIN"} else -20


def cookies(response):
    found = list(response.cookies.values())
    if not found:
        return 0
    if not all(cookie["secure"] for cookie in found):
        return -20
    strict = all(cookie["samesite"] in {"Lax", "Strict"} for cookie in found)
    return 5 if strict else 0


def sharing(response):
    allowed = response.headers.get("Access-Control-Allow-Origin")
    return -50 if allowed not in {None, "*"} else 0


def referrer(response):
    given = response.headers.get("Referrer-Policy")
    return 0 if given is None else 5 if given in PRIVATE_REFERRERS else -5


def transport(response):
    given = response.headers.get("Strict-Transport-Security", "")
    if "max-age=" not in given:
        return -20
    return 0 if int(given.split("max-age=")[1].split(";")[0]) >= HALF_A_YEAR else -10


def integrity(response):
    reader = Scripts()
    reader.feed(response.content.decode())
    if reader.foreign[False]:
        return -5
    return 5 if reader.foreign[True] else 0


def sniffing(response):
    return 0 if response.headers.get("X-Content-Type-Options") == "nosniff" else -5


def resources(response):
    given = response.headers.get("Cross-Origin-Resource-Policy")
    return 10 if given in {"same-origin", "same-site"} else 0


TESTS = (
    content_policy, frames, cookies, sharing, referrer, transport, integrity, sniffing,
    resources,
)  # fmt: skip


def score(response):
    """Return the points; extra ones count only where little was lost."""
    points = [test(response) for test in TESTS]
    lost = BASE + sum(value for value in points if value < 0)
    extra = sum(value for value in points if value > 0)
    return lost + extra if lost >= EXTRA_FROM else lost


@pytest.fixture
def visitor(production, home):
    return Client(headers={"X-Forwarded-Proto": "https"})


def test_pages_get_at_least_125_of_145(visitor):
    for path in ("/", make_term().url, "/co-chu/", "/khong-co/"):
        assert score(visitor.get(path)) >= WANTED, path


def test_the_page_of_the_sign_in_loses_only_what_its_policy_costs(visitor):
    response = visitor.get("/quan-tri/login/")
    assert cookies(response) == 5
    assert [test.__name__ for test in TESTS if test(response) < 0] == ["content_policy"]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Content-Security-Policy", "default-src *"),
        ("Content-Security-Policy", "default-src 'self'; script-src 'unsafe-inline'"),
        ("Strict-Transport-Security", "max-age=60"),
        ("Access-Control-Allow-Origin", "https://evil.example"),
    ],
)
def test_the_counting_sees_a_weak_header(visitor, header, value):
    response = visitor.get("/")
    response.headers[header] = value
    assert score(response) < WANTED
