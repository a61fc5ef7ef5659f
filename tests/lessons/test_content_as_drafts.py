"""`load_content` brings the launch content into production: nothing goes live."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from hub.accounts.models import User
from lessons.models import LessonPage

pytestmark = pytest.mark.django_db


def test_the_content_comes_as_drafts(settings):
    settings.HUB_DEMO_USERS = False
    call_command("load_content", verbosity=0)
    assert LessonPage.objects.count() == 24
    assert not Page.objects.filter(depth__gt=1, live=True).exists()
    assert not User.objects.exists()
    page = LessonPage.objects.get(seed_key="L01").get_latest_revision_as_object()
    assert len(page.steps) == 5
