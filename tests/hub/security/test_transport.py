"""Check 4 (V3.4.1): every answer over https asks for https for a year, subdomains too."""

import pytest
from django.test import Client

from lessons.models import HomePage
from tests.factories import make_document, make_image, make_term

WANTED = "max-age=31536000; includeSubDomains; preload"


@pytest.fixture
def visitor(production, home):
    return Client(raise_request_exception=False, headers={"X-Forwarded-Proto": "https"})


@pytest.fixture
def answers(visitor, settings, tmp_path, monkeypatch):
    """One answer of each kind, as production gives it."""
    (tmp_path / "a.css").write_text("a{}")
    settings.STATIC_ROOT = tmp_path
    term, image = make_term(), make_image()
    found = {
        "200": visitor.get("/"),
        "200 from the cache": visitor.get("/"),
        "304": visitor.get("/", headers={"If-None-Match": "*"}),
        "301": visitor.get(term.url.rstrip("/")),
        "302": visitor.get("/quan-tri/"),
        "400": visitor.get("/", headers={"Host": "evil.example"}),
        "403": Client(enforce_csrf_checks=True).post("/quan-tri/login/", secure=True),
        "404": visitor.get("/khong-co/"),
        "405": visitor.generic("TRACE", "/"),
        "200 static": visitor.get("/static/a.css"),
        "200 document": visitor.get(make_document().url),
        "200 rendition": visitor.get(image.get_rendition("width-20").url),
        "200 health": visitor.get("/suc-khoe/"),
        "200 admin": visitor.get("/quan-tri/login/"),
    }
    monkeypatch.setattr(HomePage, "serve", None)
    found["500"] = visitor.get("/?khac=1")
    return found


def test_every_kind_of_answer_asks_for_https(answers):
    for name, answer in answers.items():
        assert name.startswith(str(answer.status_code)), name
        assert answer.headers["Strict-Transport-Security"] == WANTED, name


def test_http_leads_to_https_and_nothing_else(production, home):
    answer = Client().get("/thuat-ngu/?trang=2")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "https://testserver/thuat-ngu/?trang=2"
    assert "Strict-Transport-Security" not in answer.headers


def test_the_health_page_alone_answers_over_http(production, home):
    assert Client().get("/suc-khoe/").status_code == 200
    assert Client().get("/suc-khoe/x").status_code == 301
