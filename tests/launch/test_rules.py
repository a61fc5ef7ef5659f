"""The table of publish rules: each rule fails alone, at its field, in Vietnamese."""

import pytest
from django.utils.translation import override
from wagtail.models import Page

from lessons import rules
from lessons.models import (
    DocumentPage,
    FAQPage,
    LessonPage,
    PathPage,
    ProgrammePage,
    TermPage,
    ToolGuidePage,
)

LONG = " ".join(["tiếng"] * 81)


def failing(page):
    with override("vi"):
        return rules.form_failures(page)


def test_everything_of_the_launch_content_meets_the_form_rules():
    pages = Page.objects.live().filter(depth__gt=1).specific()
    assert {page.title: failing(page) for page in pages if failing(page)} == {}


CASES = [
    (LessonPage, "title", "", "title"),
    (LessonPage, "summary", "", "summary"),
    (LessonPage, "objective", "Biết AI là gì.", "objective"),
    (LessonPage, "steps", [], "steps"),
    (LessonPage, "no_picture_reason", "", "no_picture_reason"),
    (LessonPage, "body", [], "body"),
    (LessonPage, "questions", [], "questions"),
    (LessonPage, "practice_text", "", "practice_text"),
    (LessonPage, "minutes", 2, "minutes"),
    (LessonPage, "minutes", 16, "minutes"),
    (PathPage, "objective", "", "objective"),
    (PathPage, "final_task", "", "final_task"),
    (ToolGuidePage, "addresses", "vi-du-gia.example", "addresses"),
    (ToolGuidePage, "addresses", "", "addresses"),
    (ToolGuidePage, "tries", "", "tries"),
    (ToolGuidePage, "tries", "a\nb\nc\nd", "tries"),
    (ToolGuidePage, "limits", "", "limits"),
    (ToolGuidePage, "privacy", "", "privacy"),
    (ToolGuidePage, "cost_as_of", "năm nay", "cost_as_of"),
    (DocumentPage, "body", [], "body"),
    (TermPage, "meaning", "", "meaning"),
    (TermPage, "meaning", " ".join(["tiếng"] * 26), "meaning"),
    (TermPage, "example", "", "example"),
    (FAQPage, "answer", "", "answer"),
    (FAQPage, "answer", LONG, "answer"),
]


@pytest.mark.parametrize(("model", "name", "value", "field"), CASES)
def test_a_rule_fails_alone_at_its_field(model, name, value, field):
    page = model.objects.live().first()
    setattr(page, name, value)
    found = failing(page)
    assert [failure.field for failure in found] == [field]
    assert found[0].message.isascii() is False


def test_terms_and_questions_need_no_summary():
    for model in (TermPage, FAQPage):
        page = model.objects.live().first()
        page.summary = ""
        assert failing(page) == []


def test_a_link_to_a_page_that_is_not_live_is_refused():
    lesson = LessonPage.objects.get(seed_key="L02")
    LessonPage.objects.filter(seed_key="L08").update(live=False)
    assert "Những gì không gửi cho AI" in failing(lesson)[0].message


def test_a_path_has_three_to_twelve_stops_each_once():
    path = PathPage.objects.get(seed_key="LP1")
    path.items = path.items.all()[:2]
    assert "hiện có 2" in failing(path)[0].message
    again = PathPage.objects.get(seed_key="LP1")
    stops = list(again.items.all())
    stops[1].target = stops[0].target
    again.items = stops
    assert "hai lần" in failing(again)[0].message


def test_a_question_has_exactly_one_right_option():
    lesson = LessonPage.objects.get(seed_key="L01")
    for option in lesson.questions[0].value["options"]:
        option["right"] = True
    assert [failure.field for failure in failing(lesson)] == ["questions"]


def test_a_figure_carries_its_date_and_source():
    page = ProgrammePage.objects.get()
    page.figures[0].value["source_label"] = ""
    assert [failure.field for failure in failing(page)] == ["figures"]


def test_a_picture_needs_its_words_or_the_mark_of_decoration():
    lesson = LessonPage.objects.get(seed_key="L01")
    lesson.steps[1].value["alt"] = ""
    assert [failure.field for failure in failing(lesson)] == ["steps"]
    lesson.steps[1].value["decorative"] = True
    assert failing(lesson) == []
