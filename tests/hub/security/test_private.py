"""Check 27 (W): a page that is not for all is for nobody else, wherever it is named.

Documents, originals and renditions: `tests/hub/files/test_download.py`.
"""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from lessons.models import LessonPage, TermPage
from lessons.models.classified import RelatedPage
from tests.factories import (
    make_image,
    make_lesson,
    make_lessons,
    make_person,
    make_term,
    png,
)
from tests.factories.pages import below

SECRET = "Điều chỉ cán bộ được đọc"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a way to act as if alone in a transaction: the cache hears of it at once."""

    def act(what, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return what(*args, **kwargs)

    return act


@pytest.fixture
def restrict(committed):
    def close(page, kind="login", **fields):
        make = PageViewRestriction.objects.create
        return committed(make, page=page, restriction_type=kind, **fields)

    return close


@pytest.fixture
def term(home):
    return make_term(meaning=SECRET)


def test_a_page_for_people_signed_in_sends_others_to_sign_in(term, client, restrict):
    assert SECRET in client.get(term.url).content.decode()
    restrict(term)
    answer = client.get(term.url)
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]
    client.force_login(make_person())
    answer = client.get(term.url)
    assert SECRET in answer.content.decode()
    assert "private" in answer.headers["Cache-Control"]
    assert Client().get(term.url).status_code == 302


def test_a_page_of_a_group_opens_to_the_group_only(term, client, restrict):
    group = Group.objects.create(name="Cán bộ")
    restrict(term, "groups").groups.add(group)
    client.force_login(person := make_person())
    answer = client.get(term.url)
    assert answer.status_code in {302, 403}
    person.groups.add(group)
    assert client.get(term.url).status_code == 200


def test_a_page_with_a_password_asks_for_it(term, client, restrict):
    restrict(term, "password", password="che-xanh")
    answer = client.get(term.url)
    assert SECRET not in answer.content.decode()
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]


def test_what_lies_below_a_closed_page_is_closed_too(term, client, restrict):
    restrict(term.get_parent())
    assert client.get(term.url).status_code == 302


def test_lists_the_sitemap_and_prompts_leave_it_out(home, client, restrict):
    body = [("prompt", {"text": SECRET})]
    lesson = below(make_lessons(), LessonPage(title=SECRET, slug="kin", body=body))
    prompt = f"/cau-lenh/trang/{lesson.pk}/{lesson.body[0].id}/"
    assert SECRET in client.get("/bai-hoc/").content.decode()
    assert client.get(prompt).status_code == 200
    restrict(lesson)
    for path in ("/", "/bai-hoc/", "/sitemap.xml"):
        text = client.get(path).content.decode()
        assert SECRET not in text, path
        assert "/kin/" not in text, path
    assert client.get(prompt).status_code == 404
    assert client.post(prompt).status_code == 404


def test_pages_beside_it_do_not_tell_what_it_says(home, client, restrict):
    term, lesson = make_term(meaning=SECRET), make_lesson()
    lesson.related_links.add(RelatedPage(target=term))
    lesson.save()
    assert SECRET in client.get(lesson.url).content.decode()
    restrict(term)
    assert SECRET not in client.get(lesson.url).content.decode()


def test_a_restriction_that_is_lifted_opens_the_page(term, client, restrict, committed):
    rule = restrict(term)
    assert client.get(term.url).status_code == 302
    committed(rule.delete)
    assert client.get(term.url).status_code == 200


def test_a_draft_and_a_page_taken_down_are_not_there(home, client, committed):
    term = make_term(meaning=SECRET)
    assert client.get(term.url).status_code == 200
    committed(TermPage.objects.get().unpublish)
    assert client.get(term.url).status_code == 404


def test_renditions_of_a_private_collection_are_public_and_its_originals_are_not(
    home, client
):
    root = Collection.get_first_root_node()
    private = root.add_child(instance=Collection(name="Nội bộ"))
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="login"
    )
    image = make_image(data=png(size=(80, 60)), collection=private)
    assert client.get(image.get_rendition("width-40").url).status_code == 200
    assert client.get(image.file.url).status_code == 404
