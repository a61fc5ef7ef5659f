"""Previews of pages that exist and of pages that are still being written."""

import pytest
from wagtail.models import Page

from hub.accounts.models import User
from lessons.models import (
    DocumentIndexPage,
    FAQIndexPage,
    LessonIndexPage,
    PathIndexPage,
    TermIndexPage,
    ToolGuideIndexPage,
)


@pytest.fixture
def editor(client):
    client.force_login(User.objects.get(email="bientap@demo.invalid"))
    return client


@pytest.mark.parametrize(
    ("section", "model"),
    [
        (LessonIndexPage, "lessonpage"),
        (PathIndexPage, "pathpage"),
        (ToolGuideIndexPage, "toolguidepage"),
        (DocumentIndexPage, "documentpage"),
        (TermIndexPage, "termpage"),
        (FAQIndexPage, "faqpage"),
    ],
)
def test_a_page_that_is_not_saved_yet_has_a_preview(editor, section, model):
    parent = section.objects.get().pk
    address = f"/quan-tri/pages/add/lessons/{model}/{parent}/preview/"
    form = {"title": "Thử", "slug": "thu"}
    for name in ("steps", "body", "questions", "sources", "review", "calls"):
        form[f"{name}-count"] = "0"
    for name in ("related_links", "items"):
        form |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    assert editor.post(address, form).json()["is_valid"]
    answer = editor.get(f"{address}?mode=")
    assert answer.status_code == 200
    assert "<h1>Thử</h1>" in answer.content.decode()


def test_every_live_page_has_a_preview(editor):
    for page in Page.objects.live().filter(depth__gt=1)[:130:7]:
        answer = editor.get(f"/quan-tri/pages/{page.pk}/edit/")
        assert answer.status_code == 200, page
