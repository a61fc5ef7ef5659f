"""Thousands of published pages in the words of the launch content, of mixed kinds.

Each text is put together of sentences of the launch content drawn at random, so that
words are as frequent as they are in Vietnamese of this kind.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

BATCH = 200
WORDS = (200, 500)
MIX = ("document",) * 10 + ("lesson",) * 7 + ("question",) * 3
FILED = ("audiences", "sectors", "topics", "tools")


def count() -> int:
    from search.models import Entry

    return Entry.objects.exclude(kind="").count()


class Writer:
    """Publishes pages, always the same ones from the start."""

    def __init__(self) -> None:
        from search.models import Entry

        self.chance = Random(7)  # noqa: S311
        seen = Entry.objects.filter(locale="vi").exclude(kind="").order_by("title")
        texts = [passage[0] for row in seen for passage in row.passages]
        found = (part.strip() for text in texts for part in re.split(r"[.!?:\n]", text))
        self.sentences = list(dict.fromkeys(s for s in found if len(s.split()) > 3))
        self.titles = list(seen.values_list("title", flat=True))
        self.made = 0

    def pages(self, number: int) -> Iterator[list[Any]]:
        """Publish so many pages more; yield them in batches, read anew."""
        from hub.pagecache import epoch

        for first in range(0, number, BATCH):
            wanted = [self.chance.choice(MIX) for _ in range(first, number)][:BATCH]
            for name in dict.fromkeys(MIX):
                yield self.batch(name, wanted.count(name))
        epoch.bump()

    def batch(self, name: str, number: int) -> list[Any]:
        """Insert pages of one kind at once: their own rows, then those of their type."""
        from wagtail.models import Page

        model, parent = places()[name]
        rows = [self.row(model, parent, at) for at in range(1, number + 1)]
        Page.objects.bulk_create(rows)
        parent.numchild += number
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)
        found = [self.filled(model, row) for row in rows]
        # bulk_create() takes no model with parents; no signal is sent here either.
        model._base_manager._insert(found, fields=model._meta.local_concrete_fields)
        self.file(model, found)
        return list(model.objects.filter(pk__in=[page.pk for page in found]))

    def row(self, model: type, parent: Any, at: int) -> Any:
        from django.contrib.contenttypes.models import ContentType
        from django.utils import timezone
        from wagtail.models import Page

        self.made += 1
        title = f"{self.chance.choice(self.titles)}: {self.sentence(6)}"[:200]
        slug, depth = f"trang-{self.made}", parent.depth + 1
        return Page(
            title=title, draft_title=title, slug=slug, live=True, depth=depth,
            path=Page._get_path(parent.path, depth, parent.numchild + at),
            url_path=f"{parent.url_path}{slug}/", locale_id=parent.locale_id,
            content_type=ContentType.objects.get_for_model(model),
            first_published_at=timezone.now(), last_published_at=timezone.now(),
        )  # fmt: skip

    def filled(self, model: type, row: Any) -> Any:
        """Return a page of a type with its text; lessons say half of it in steps."""
        from lessons.models import Level

        page = model(page_ptr=row)
        page.__dict__.update(row.__dict__)
        names = {field.name for field in model._meta.get_fields()}
        parts = [self.text() for _part in range(4)]
        if "answer" in names:
            page.answer = "\n".join(parts)
        else:
            page.level = self.chance.choice(Level.objects.filter(locale=row.locale_id))
            parts = [{"title": self.sentence(8), "text": part} for part in parts]
            steps = parts[:2] if "steps" in names else []
            if steps:
                page.steps = [("step", part) for part in steps]
            page.body = [("text", part) for part in parts[len(steps) :]]
            page.summary = self.sentence(25)[:160]
        return page

    def sentence(self, most: int) -> str:
        return " ".join(self.chance.choice(self.sentences).split()[:most])

    def text(self) -> str:
        """Return a quarter of a page's words."""
        wanted, said = self.chance.randint(*WORDS) // 4, []
        while sum(len(sentence.split()) for sentence in said) < wanted:
            said.append(self.chance.choice(self.sentences))
        return "".join(f"<p>{sentence}.</p>" for sentence in said)

    def file(self, model: type, pages: list[Any]) -> None:
        """File pages under one or two values of each vocabulary."""
        for field in model._meta.many_to_many:
            if field.name not in FILED:
                continue
            values = list(
                field.related_model.objects.filter(locale__language_code="vi")
            )
            own, other = field.m2m_column_name(), field.m2m_reverse_name()
            field.remote_field.through.objects.bulk_create(
                field.remote_field.through(**{own: page.pk, other: value.pk})
                for page in pages
                for value in self.chance.sample(values, self.chance.randint(1, 2))
            )


def places() -> dict[str, tuple[type, Any]]:
    """Return each kind's model and the page that its pages stand under."""
    from lessons import models as m

    return {
        "document": (m.DocumentPage, m.DocumentIndexPage.objects.get(locale__language_code="vi")),
        "lesson": (m.LessonPage, m.LessonIndexPage.objects.get(locale__language_code="vi")),
        "question": (m.FAQPage, m.FAQIndexPage.objects.get(locale__language_code="vi")),
    }  # fmt: skip
