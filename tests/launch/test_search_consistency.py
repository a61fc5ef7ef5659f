"""Index and content agree after hundreds of acts, and damage is found and mended."""

import random
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from wagtail.models import Page

from hub.gathering import gathered, once
from lessons.models import (
    FAQPage,
    LessonIndexPage,
    LessonPage,
    Level,
    TermIndexPage,
    TermPage,
    Topic,
)
from lessons.publishing import PublishRefused
from search import writing
from search.models import Entry
from search.upkeep import check

ACTS = 500
WORDS = ["chè", "búp", "sao", "vườn", "lừa đảo", "mật khẩu", "ảnh", "Tân Cương", "AI"]
KINDS = (LessonPage, TermPage, FAQPage)


class Undone(Exception):
    """Raised to roll an act back."""


class Editors:
    """People who do something by chance, always the same for one seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.number = 0

    def words(self):
        return " ".join(self.chance.choices(WORDS, k=4))

    def page(self):
        model = self.chance.choice(KINDS)
        return self.chance.choice(list(model.objects.order_by("pk")))

    def create(self):
        self.number += 1
        page = TermPage(title=f"Từ mới {self.number}", meaning=self.words())
        page.example, page.live = self.words(), self.chance.random() < 0.5
        TermIndexPage.objects.get().add_child(instance=page)

    def edit(self):
        page = self.page()
        page.title = f"{page.title[:60]} {self.words()}"
        page.save()

    def draft(self):
        page = self.page()
        page.title = f"Bản nháp {self.words()}"
        page.save_revision()

    def publish(self):
        page = self.page()
        page.title = f"Bản mới {self.words()}"
        with suppress(PublishRefused):
            page.save_revision().publish()

    def go_back(self):
        page = self.page()
        if revision := page.revisions.order_by("pk").first():
            with suppress(PublishRefused):
                revision.publish()

    def unpublish(self):
        self.page().unpublish()

    def move(self):
        lessons = list(LessonPage.objects.order_by("pk"))
        self.chance.choice(lessons).move(LessonIndexPage.objects.get(), "last-child")

    def delete(self):
        terms = list(TermPage.objects.order_by("-pk")[:8])
        if TermPage.objects.count() > 20:
            self.chance.choice(terms).delete()

    def file(self):
        page = self.chance.choice(list(LessonPage.objects.order_by("pk")))
        page.topics.set(self.chance.sample(list(Topic.objects.all()), 2))
        page.save()

    def rename(self):
        row = self.chance.choice(list(Level.objects.order_by("pk")))
        row.label = f"Bậc {self.words()}"[:60]
        row.save()

    def give_up(self):
        with suppress(Undone), transaction.atomic():
            self.chance.choice([self.edit, self.publish, self.create])()
            self.delete()
            raise Undone


def test_index_and_content_agree_after_hundreds_of_acts():
    editors = Editors(7)
    names = [
        "create", "edit", "draft", "publish", "go_back", "unpublish", "move", "delete",
        "file", "rename", "give_up",
    ]  # fmt: skip
    for number in range(ACTS):
        getattr(editors, editors.chance.choice(names))()
        if number % 100 == 99:
            assert check() == (0, 0, 0), number
    assert Page.objects.exclude(live=True).exists()


def refiled():
    """A lesson with another title, under other topics, audiences, sectors and tools."""
    page = LessonPage.objects.order_by("pk").first()
    page.title = "Ghi vào mục lục một lần"
    for name in ("topics", "audiences", "sectors", "tools"):
        rows = page._meta.get_field(name).related_model.objects.all()
        setattr(page, name, list(rows[:2]))
    return page


def test_a_page_is_written_once_with_all_that_it_is_filed_under(monkeypatch):
    written, put = [], writing.put_documents
    monkeypatch.setattr(
        writing,
        "put_documents",
        lambda found, using: [written.append(found), put(found)],
    )
    page = refiled()
    page.save_revision().publish()
    assert [list(found) for found in written] == [[writing.key_of(page)]]
    assert check() == (0, 0, 0)


def test_a_page_is_not_stored_where_its_entry_cannot_be_written(monkeypatch):
    def no_disk(*args):
        raise OSError("no disk")

    page = refiled()
    monkeypatch.setattr(writing, "put_documents", no_disk)
    with pytest.raises(OSError, match="no disk"):
        page.save()
    assert LessonPage.objects.get(pk=page.pk).title != page.title


def test_what_waits_for_a_save_that_fails_is_not_done():
    done = []
    with suppress(Undone), gathered():
        once("page", lambda: done.append("page"))
        raise Undone
    with gathered(), gathered():
        once("page", lambda: done.append("first"))
        once("page", lambda: done.append("last"))
        assert done == []
    once("page", lambda: done.append("now"))
    assert done == ["last", "now"]


def one():
    return Entry.objects.filter(kind="lesson").order_by("pk").first()


def other_words():
    Entry.objects.filter(pk=one().pk).update(tf="chu khac", passages=[])


def without_entry():
    Entry.objects.filter(pk=one().pk).delete()


def orphan():
    Entry.objects.create(model="lessons.lessonpage", object_key="999999", title="Ma")


def other_model():
    Entry.objects.create(model="gone.model", object_key="1", title="Ma")


def without_facets():
    Entry.objects.filter(pk=one().pk).update(filed="")


def tell(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def lexemes_differ():
    tell("UPDATE search_lexemes SET words = '' WHERE id = %s", one().pk)


def lexemes_alone():
    tell("INSERT INTO search_lexemes (id, words) VALUES (999999, '')")


def places_differ():
    """Damage what only SQLite keeps beside the lexemes."""
    if connection.vendor != "sqlite":
        lexemes_differ()
        return
    tell(
        "INSERT INTO search_fts(search_fts, rowid, tf, bf)"
        " SELECT 'delete', id, tf, bf FROM search_entry WHERE id = %s",
        one().pk,
    )


DAMAGES = [
    other_words, without_entry, orphan, other_model, without_facets, lexemes_differ,
    lexemes_alone, places_differ,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda act: act.__name__)
def test_damage_is_found_and_mended(damage, capsys):
    assert check() == (0, 0, 0)
    damage()
    with pytest.raises(CommandError, match="check_search --repair"):
        call_command("check_search")
    call_command("check_search", repair=True)
    assert check() == (0, 0, 0)
    call_command("check_search")
    assert "0 entries differ" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("how", ["rows", "table"])
def test_no_words_stay_behind_when_entries_go(how):
    if how == "table" and connection.vendor == "postgresql":
        tell("TRUNCATE search_entry")  # as `flush` does
    else:
        Entry.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_lexemes")
        assert cursor.fetchone() == (0,)
