"""Wagtail's own searches find Vietnamese however it is typed."""

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from hub.accounts.models import User
from hub.files.models import HubImage
from lessons.models import LessonPage, Tool

TITLE = "Đường lên đồi chè"


@pytest.fixture
def hill():
    hill = LessonPage.objects.get(seed_key="L13")
    hill.title = hill.draft_title = TITLE
    hill.save()
    return hill


@pytest.fixture
def admin(client):
    client.force_login(User.objects.get(email="quantri@demo.invalid"))
    return client


@pytest.mark.parametrize(
    "typed", ["duong", "Đường", "dduwowngf", "duong len", "doi che"]
)
def test_the_explorer_finds_a_title(hill, admin, typed):
    answer = admin.get("/quan-tri/pages/search/", {"q": typed})
    assert TITLE in answer.content.decode()


@pytest.mark.parametrize("typed", ["duo", "đườ", "duong le", "Duong len do"])
def test_a_title_is_found_half_typed(hill, admin, typed):
    found = Page.objects.all().autocomplete(typed)
    assert hill.pk in {each.pk for each in found}
    answer = admin.get("/quan-tri/choose-page/search/", {"q": typed})
    assert TITLE in answer.content.decode()


def test_a_draft_is_found_by_editors(admin):
    hill = LessonPage.objects.get(seed_key="L13")
    hill.title = hill.draft_title = TITLE
    hill.live = False
    hill.save()
    answer = admin.get("/quan-tri/pages/search/", {"q": "duong len doi"})
    assert TITLE in answer.content.decode()


def test_all_words_must_be_there(hill, admin):
    answer = admin.get("/quan-tri/pages/search/", {"q": "duong xuong bien"})
    assert TITLE not in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ['"', "a' OR '1'='1", "title:x", "((", "\\", "*", "a:b|c"]
)
def test_odd_signs_break_nothing(admin, typed):
    for address in ("pages/search/", "choose-page/search/", "images/", "documents/"):
        assert admin.get(f"/quan-tri/{address}", {"q": typed}).status_code == 200


def test_results_keep_the_filters_and_order_of_the_list(hill):
    found = LessonPage.objects.filter(live=True).search("duong len doi che")
    assert [each.pk for each in found] == [hill.pk]
    assert (
        LessonPage.objects.filter(live=False).search("duong len doi che").count() == 0
    )
    by_title = Page.objects.order_by("title").search("AI", order_by_relevance=False)
    titles = [each.title for each in by_title[:5]]
    assert titles == sorted(titles)


def test_snippets_and_pictures_are_found_too(admin):
    tool = Tool.objects.create(slug="may-duong", label="Máy Đường", locale_id=1)
    assert list(get_search_backend().autocomplete("may duo", Tool)) == [tool]
    assert HubImage.objects.search("duong len doi che").count() == 0


def test_a_deleted_page_is_gone(hill):
    hill.delete()
    assert Page.objects.all().search("duong len doi che").count() == 0
