"""Editors' own pictures in a lesson: what they cost, in which forms readers get them."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.models import LessonPage
from tests.factories import make_image, picture

STEPS = 6  # as many as a lesson may have
TALK = 3  # queries for what people say below it (design.md 9)


@pytest.fixture
def lesson():
    """A lesson of the launch content with another picture at each step."""
    lesson = LessonPage.objects.get(slug="chup-la-che-hoi-ai")
    step = lesson.steps.raw_data[0]["value"]
    lesson.steps = [
        ("step", dict(step, drawing="", alt="Lá chè", image=make_image(data=data)))
        for data in [picture("JPEG", (800 + n, 500)) for n in range(STEPS)]
    ]
    lesson.save()
    return lesson


def test_pictures_come_small_and_in_two_forms(lesson, client):
    page = client.get(lesson.url).content.decode()
    for form in ("avif", "webp"):
        assert page.count(f".{form} 320w") == page.count(f".{form} 640w") == STEPS
    assert page.count("<picture") == STEPS
    assert page.count('loading="lazy"') >= STEPS


def test_a_picture_at_every_step_keeps_the_budget_of_queries(lesson, client):
    client.get(lesson.url)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as warm:
        client.get(lesson.url)
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as cold:
        client.get(lesson.url)
    assert len(warm) <= 14 + TALK
    assert len(cold) <= 25 + TALK
