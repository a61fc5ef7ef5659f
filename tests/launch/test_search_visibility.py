"""Nothing that strangers may not see is found, counted, offered or shown."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from lessons.models import HomePage, PlainPage
from search.asking import Ask
from search.finding import find
from search.offering import offers
from search.sources import known
from search.sources.seen import condition
from search.suggesting import suggest
from search.upkeep import learn_what_is_new

# A word that stands nowhere else.
SECRET = "Quyetnhungvang"


def unpublish(page):
    page.unpublish()


def quietly(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def expire(page):
    past = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)


def close(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )


def close_section(page):
    close(page.get_parent())


def translate(page):
    english, _made = Locale.objects.get_or_create(language_code="en")
    page.locale = english
    page.save()


def delete(page):
    page.delete()


# What members say is proved in tests/community/test_search.py.
PAGES = [source for source in known() if issubclass(source.model, Page)]
STATES = [unpublish, quietly, expire, close, close_section, translate, delete]


def first_of(source):
    """Return a page of the kind that strangers see; the launch content has no plain one."""
    if source.model is PlainPage and not PlainPage.objects.exists():
        page = PlainPage(title="Giới thiệu", summary="Trang này của ai.")
        HomePage.objects.first().add_child(instance=page)
    seen = source.visible().values("pk")
    return source.model.objects.filter(pk__in=seen).order_by("pk").first()


def found(text, **asked):
    return find(Ask(text, **asked))


@pytest.mark.parametrize("state", STATES, ids=lambda act: act.__name__)
@pytest.mark.parametrize("source", PAGES, ids=lambda s: s.model.__name__)
def test_what_is_not_for_strangers_is_nowhere(source, state):
    page = first_of(source)
    page.title = f"{SECRET} {page.title}"
    page.save()
    learn_what_is_new()
    before = found(SECRET)
    assert [hit.object_pk for hit in before.hits] == [page.pk]
    assert before.counts["kind"] == {source.kind: 1}
    assert page.pk in {hit.object_pk for hit in suggest(SECRET[:6])}
    state(page)
    after = found(SECRET)
    assert (after.hits, after.total) == ((), 0)
    assert not any(after.counts.values())
    assert page.pk not in {hit.object_pk for hit in suggest(SECRET[:6])}
    assert offers(found(SECRET[:-1] + "x"), "vi") == []
    assert offers(found(SECRET[:-1]), "vi") == []


def test_a_draft_never_shows(settings):
    page = first_of(known()[0])
    page.title = f"{SECRET} chưa đăng"
    page.save_revision()
    learn_what_is_new()
    assert found(SECRET, as_typed=True).total == 0


def test_a_page_that_runs_out_is_gone_within_a_second(time_machine):
    page = first_of(known()[0])
    page.title = f"{SECRET} sắp hết hạn"
    page.save()
    end = timezone.now().replace(microsecond=0) + timedelta(days=1)
    Page.objects.filter(pk=page.pk).update(expire_at=end)
    time_machine.move_to(end - timedelta(milliseconds=100), tick=False)
    assert found(SECRET).total == 1
    time_machine.move_to(end, tick=False)
    assert found(SECRET).total == 0


def test_the_condition_of_what_may_be_seen_is_written_once_a_second(
    monkeypatch, time_machine
):
    times = []
    monkeypatch.setattr(
        "search.sources.seen.condition",
        lambda *asked: times.append(1) or condition(*asked),
    )
    moment = timezone.now().replace(microsecond=0) + timedelta(days=2)
    for later in (0, 0.2, 0.9, 1):
        time_machine.move_to(moment + timedelta(seconds=later), tick=False)
        found(SECRET)
        suggest(SECRET)
    assert len(times) == 2
