"""Whatever a public page shows raises the epoch before the act returns."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from hub.models import Operator
from hub.pagecache import epoch
from lessons.models import Level, TermPage
from tests.factories import make_document, make_image, make_term, make_terms


@pytest.fixture
def term(home):
    return make_term()


@pytest.fixture
def raised(db, django_capture_on_commit_callbacks):
    """Return a function that says whether an act, with its commit, raised `site`."""

    def ask(act):
        before = epoch.read()["site"]
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return epoch.read()["site"] > before

    return ask


def test_publishing(term, raised):
    term.meaning = "Lời nhờ."
    revision = term.save_revision()
    assert raised(revision.publish)


def test_a_draft_raises_nothing(term, raised):
    assert not raised(term.save_revision)
    new = TermPage(title="Nháp", live=False)
    assert not raised(lambda: make_terms().add_child(instance=new))


def test_taking_down(term, raised):
    assert raised(term.unpublish)


def test_moving(term, raised):
    assert raised(lambda: term.move(make_terms(), pos="first-child"))


def test_another_address(term, raised):
    term.slug = "loi-nho"
    assert raised(term.save_revision().publish)


def test_deleting_a_page(term, raised):
    assert raised(term.delete)


def test_deleting_pages_at_once(term, raised):
    assert raised(Page.objects.filter(pk=term.pk).delete)


def test_adding_a_page_that_is_live(home, raised):
    assert raised(make_term)


def test_sites_and_languages(home, raised):
    site = Site.objects.get()
    assert raised(site.save)
    english = None

    def add():
        nonlocal english
        english = Locale.objects.create(language_code="en")

    assert raised(add)
    assert raised(english.delete)


def test_the_restriction_of_a_page(term, raised):
    rule = PageViewRestriction(page=term, restriction_type="login")
    assert raised(rule.save)
    assert raised(rule.delete)


def test_the_restriction_of_a_collection(home, raised):
    root = Collection.get_first_root_node()
    rule = CollectionViewRestriction(collection=root, restriction_type="login")
    assert raised(rule.save)
    assert raised(rule.delete)


def test_a_redirect(term, raised):
    redirect = Redirect(old_path="/cu", redirect_page=term)
    assert raised(redirect.save)
    assert raised(redirect.delete)


def test_pictures_and_documents(home, raised):
    image, document = make_image(), make_document()
    assert raised(image.save)
    assert raised(image.delete)
    assert raised(document.save)
    assert raised(document.delete)


def test_the_operator_of_the_site(home, raised):
    operator = Operator.for_site(Site.objects.get())
    operator.agency = "Sở mẫu"
    assert raised(operator.save)


def test_a_vocabulary(home, raised):
    level = Level(label="Bậc 1", slug="bac-1", locale=Locale.objects.get())
    assert raised(level.save)
    assert raised(level.delete)


def test_what_no_page_shows_raises_nothing(home, django_user_model, raised):
    assert not raised(lambda: django_user_model.objects.create_user("a@example.org"))


def test_the_text_read_from_a_file_raises_nothing(home, raised):
    document = make_document()
    document.extracted_text = "chè"
    assert not raised(lambda: document.save(update_fields=["extracted_text"]))
