"""The loaders: everything is there, twice changes nothing, a person's edit stays."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page, Revision

from hub.accounts.models import User
from hub.places.models import Commune
from lessons.models import (
    DocumentPage,
    FAQPage,
    LessonPage,
    PathPage,
    PhasePage,
    ProgrammePage,
    TermPage,
    ToolGuidePage,
)


def rows():
    """Return how many rows every table holds, and a digest of the pages."""
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    stamps = list(Page.objects.order_by("pk").values_list("pk", "last_published_at"))
    return counts, stamps


@pytest.mark.parametrize(
    ("model", "live"),
    [
        (LessonPage, 24),
        (PathPage, 4),
        (ToolGuidePage, 10),
        (
            DocumentPage,
            8,
        ),  # D02 and D08 are the pages of the questions and the glossary
        (TermPage, 40),
        (FAQPage, 15),
        (ProgrammePage, 1),
        (PhasePage, 3),
    ],
)
def test_every_item_of_the_pack_is_live(model, live):
    assert model.objects.live().count() == live


def test_what_needs_a_missing_function_waits_as_a_draft():
    waiting = FAQPage.objects.filter(live=False)
    assert {page.seed_key for page in waiting} == {"F06"}


def test_the_province_has_ninety_two_communes_and_wards():
    assert Commune.objects.count() == 92


def test_loading_again_changes_no_row():
    before = rows()
    call_command("load_demo", verbosity=0)
    assert rows() == before


def test_a_persons_edit_survives_another_run():
    lesson = LessonPage.objects.get(seed_key="L04")
    lesson.title = "Câu lệnh bốn phần, bản của Lan"
    lesson.save_revision(user=User.objects.first()).publish()
    call_command("load_demo", verbosity=0)
    lesson.refresh_from_db()
    assert lesson.title == "Câu lệnh bốn phần, bản của Lan"


def test_a_page_that_an_editor_took_down_stays_down():
    LessonPage.objects.get(seed_key="L05").unpublish()
    call_command("load_demo", verbosity=0)
    assert not LessonPage.objects.get(seed_key="L05").live


def test_demo_users_are_refused_where_they_are_switched_off(settings):
    settings.HUB_DEMO_USERS = False
    with pytest.raises(CommandError):
        call_command("load_demo", verbosity=0)


def test_every_page_has_a_sample_mark_and_a_first_revision():
    pages = Page.objects.live().filter(depth__gt=1).specific()
    assert all(page.sample for page in pages)
    assert Revision.objects.count() == pages.count() + 1  # F06 waits
