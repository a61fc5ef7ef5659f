"""Security headers of every kind of answer (checks 4-9 of V and O, TRACE)."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from hub import policy
from hub.accounts.models import User
from tests.factories import make_admin, make_document, make_image, make_term

SENTENCE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture
def editor(home):
    client = Client()
    client.force_login(make_admin())
    return client


@pytest.fixture
def answers(home, client):
    """One answer of each kind that readers can get, by its name."""
    term = make_term()
    image, document = make_image(), make_document()
    return {
        "page": client.get("/"),
        "cached page": client.get("/"),
        "other method": client.options("/"),
        "not modified": client.get("/", headers={"If-None-Match": "*"}),
        "redirect": client.get(term.url.rstrip("/")),
        "not found": client.get("/khong-co/"),
        "health": client.get("/suc-khoe/"),
        "robots": client.get("/robots.txt"),
        "no document": client.get("/tai-ve/99/a.pdf"),
        "document": client.get(document.url),
        "rendition": client.get(image.get_rendition("width-20").url),
        "original": client.get(image.file.url),
        "admin": client.get("/quan-tri/"),
        "refused method": client.generic("TRACE", "/"),
        "foreign host": client.get("/", headers={"Host": "evil.example"}),
    }


def test_the_public_policy_is_word_for_word_the_one_agreed_on(answers):
    names = ("page", "cached page", "not modified", "redirect", "not found", "health")
    for name in names:
        assert answers[name].headers["Content-Security-Policy"] == SENTENCE, name


def test_every_answer_carries_every_header(answers):
    for name, answer in answers.items():
        headers = answer.headers
        assert "default-src" in headers["Content-Security-Policy"], name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert "camera=()" in headers["Permissions-Policy"], name
        assert headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}, name
        assert "Access-Control-Allow-Origin" not in headers, name


def test_frames_are_refused_outside_the_admin(answers):
    for name, answer in answers.items():
        if name == "admin":
            continue
        assert answer.headers["X-Frame-Options"] == "DENY", name
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], (
            name
        )
        assert "unsafe" not in answer.headers["Content-Security-Policy"], name


def test_no_answer_names_another_origin(answers, client):
    for origin in ("https://evil.example", "null"):
        response = client.get("/", headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in response.headers


def test_static_files_carry_the_headers_too(client, tmp_path, settings):
    (tmp_path / "a.css").write_text("a{}")
    settings.STATIC_ROOT = tmp_path
    response = client.get("/static/a.css")
    assert response.status_code == 200
    assert response.headers["Content-Security-Policy"] == SENTENCE
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in response.headers


def test_an_answer_to_an_error_of_ours_carries_the_policy(home, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("hub.views.Operator.for_request", broken)
    client = Client(raise_request_exception=False)
    response = client.get("/robots.txt")
    assert response.status_code == 500
    assert response.headers["Content-Security-Policy"] == SENTENCE


def test_members_pages_carry_the_public_policy(editor):
    assert editor.get("/").headers["Content-Security-Policy"] == SENTENCE


def test_the_admin_has_inline_script_and_style_and_frames_itself(editor):
    response = editor.get("/quan-tri/")
    sources = response.headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in sources
    assert "img-src 'self' data: blob:" in sources
    assert "frame-ancestors 'self'" in sources
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["Cache-Control"] == "no-store"


def preview_of(editor, term):
    """Send the edit form to the preview, as the editor does, and return the answer."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[term.pk])
    fields = nested_form_data(
        {
            "title": term.title,
            "slug": term.slug,
            "meaning": "Xem trước.",
            "example": term.example,
            "sources": streamfield([]),
            "comments": inline_formset([]),
            "related_links": inline_formset([]),
        }
    )
    editor.post(address, fields)
    return editor.get(address, {"mode": ""})


def test_a_preview_is_judged_by_the_public_policy_and_framed_by_the_admin(editor):
    term = make_term()
    for response in (
        preview_of(editor, term),
        editor.get(reverse("wagtailadmin_pages:view_draft", args=[term.pk])),
    ):
        assert response.status_code == 200
        assert response.headers["Content-Security-Policy"] == SENTENCE.replace(
            "frame-ancestors 'none'", "frame-ancestors 'self'"
        )
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert response.headers["Cache-Control"] == "no-store"


def test_a_preview_never_gets_into_the_cache(editor, client):
    term = make_term(meaning="Đã đăng.")
    assert "Xem trước." in preview_of(editor, term).content.decode()
    assert "Đã đăng." in client.get(term.url).content.decode()


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT"])
def test_methods_that_echo_are_refused(client, db, method):
    response = client.generic(method, "/", headers={"X-Secret": "geheim"})
    assert response.status_code == 405
    assert b"geheim" not in response.content


def test_nothing_of_the_policy_changes_from_answer_to_answer(answers, home, client):
    first, second = client.get("/khong-co/"), client.get("/khong-co/")
    assert (
        first.headers["Content-Security-Policy"]
        == second.headers["Content-Security-Policy"]
    )
    assert "nonce" not in str(policy.POLICIES)


def test_the_admin_opens_to_its_people_only(home, client):
    assert client.get("/quan-tri/").status_code == 302
    client.force_login(User.objects.create_user("a@example.org"))
    assert client.get("/quan-tri/").status_code == 302
