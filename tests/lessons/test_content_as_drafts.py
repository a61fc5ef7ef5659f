"""`load_content` brings the launch content into production: nothing goes live."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import GroupPagePermission, Page

from hub.accounts.models import User
from lessons import rules
from lessons.models import HomePage, LessonPage
from tests.ground import rolled_back_at_the_end

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module", autouse=True)
def brought(django_db_setup, django_db_blocker):
    """What the first run of `load_content` brings, without demo users."""
    with (
        rolled_back_at_the_end(django_db_blocker),
        override_settings(HUB_DEMO_USERS=False),
    ):
        call_command("load_content", verbosity=0)
        yield


def test_the_content_comes_as_drafts():
    assert settings.HUB_DEMO_USERS is False
    assert LessonPage.objects.count() == 24
    assert not Page.objects.filter(depth__gt=1, live=True).exists()
    assert not User.objects.exists()
    page = LessonPage.objects.get(seed_key="L01").get_latest_revision_as_object()
    assert len(page.steps) == 5


def test_the_staff_have_their_rights_and_workflow_after_the_first_run():
    home = HomePage.objects.get()
    rights = GroupPagePermission.objects.filter(page=home)
    assert {row.group.name for row in rights} == {"Biên tập", "Xuất bản"}
    assert home.get_workflow().name == "Duyệt bài"


def test_every_draft_may_be_sent_for_approval():
    drafts = [page.get_latest_revision_as_object() for page in pages()]
    assert len(drafts) > 100
    refused = {
        page.title: found
        for page in drafts
        if (found := rules.form_failures(page, going_live=False))
    }
    assert refused == {}


def pages():
    return Page.objects.filter(depth__gt=1).specific()
