"""The pages that editors write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Page

from hub.files.models import HubDocument
from lessons.models import (
    DocumentPage,
    FAQIndexPage,
    FAQPage,
    LessonPage,
    PathPage,
    PhasePage,
    PlainPage,
    ProgrammePage,
    TermIndexPage,
    TermPage,
    ToolGuidePage,
)
from lessons.visible import shown_to_all

from ..documents import Document, Passage
from .base import Fact, Shown
from .blocks import passages, plain

FACETS = {
    "level": "level",
    "audience": "audiences",
    "sector": "sectors",
    "topic": "topics",
    "tool": "tools",
}


# The long texts about the hub itself hold every common word; they teach nothing.
BESIDE = 0.9


@dataclass(frozen=True)
class PageSource:
    """A type of page: which of its fields hold words, and which hold markup."""

    model: type[Page]
    kind: str
    slug: str
    label: str | Promise
    icon: str
    lines: tuple[str, ...] = ("summary",)
    prose: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    base: type[Page] = Page
    part: str = ""
    weight: float = 1.0
    answers_by_itself: bool = True

    @property
    def filed(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.model._meta.many_to_many)

    def objects(self) -> QuerySet:
        return self.model.get_indexed_objects()

    def at(self, url: str, anchor: str) -> str:
        return f"{url}#{anchor}"

    def document(self, obj: Any) -> Document:
        return Document(
            title=obj.title,
            passages=tuple(self.passages(obj)),
            kind=self.kind,
            locale=obj.locale.language_code,
            updated=obj.last_published_at,
            facets=facets(obj),
        )

    def passages(self, page: Any) -> Iterator[Passage]:
        for name in self.lines:
            yield Passage(str(getattr(page, name) or ""))
        for name in self.prose:
            yield Passage(plain(getattr(page, name)))
        for name in self.streams:
            yield from passages(getattr(page, name))
        for number, file in enumerate(files_of(page)):
            yield Passage(
                file.extracted_text, file.filename, "tep" if not number else ""
            )

    def visible(self) -> QuerySet:
        return shown_to_all()

    def shown(
        self, asked: Sequence[tuple[Any, list[int]]], request: HttpRequest
    ) -> dict[tuple[str, int], Shown]:
        """Return address and facts of pages of several types, by one query."""
        parts = [rows_of(source.model, pks) for source, pks in asked]
        return {
            (label, pk): Shown(
                Page(pk=pk, url_path=path).get_url(request) or "",
                tuple(facts_of(minutes, level, name)),
                bool(sample),
            )
            for label, pk, path, sample, minutes, level, name in parts[0].union(
                *parts[1:], all=True
            )
        }


def rows_of(model: type[Page], pks: list[int]) -> QuerySet:
    """Return the rows of pages of a type: what their results show."""
    # PostgreSQL joins no bare NULL with the numbers of another type of page.
    text, number = TextField(), IntegerField()
    columns: dict[str, Any] = {"type_": Value(model._meta.label_lower, text)}
    fields = {field.name for field in model._meta.get_fields()}
    for name, field, nothing in (
        ("minutes", "minutes", Cast(Value(None), number)),
        ("level", "level__sort_order", Cast(Value(None), number)),
        ("level", "level__label", Cast(Value(None), text)),
    ):
        columns[f"{field}_"] = F(field) if name in fields else nothing
    pages = model.objects.filter(pk__in=pks).order_by().annotate(**columns)
    return pages.values_list(
        "type_", "pk", "url_path", "sample", "minutes_", "level__sort_order_",
        "level__label_",
    )  # fmt: skip


def facts_of(
    minutes: int | None, level: int | None, name: str | None
) -> Iterator[Fact]:
    if minutes:
        words = ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes)
        yield Fact("clock", words % {"minutes": minutes})
    if name:
        words = _("Level %(number)s · %(name)s")
        yield Fact("level", words % {"number": level, "name": name})


def facets(page: Any) -> dict[str, tuple[str, ...]]:
    """Return the slugs that a page is filed under, those of a guide's tool included."""
    found: dict[str, tuple[str, ...]] = {}
    for name, attribute in FACETS.items():
        value = getattr(page, attribute, None)
        many = value.all() if hasattr(value, "all") else [value]
        if slugs := tuple(sorted(row.slug for row in many if row)):
            found[name] = slugs
    if isinstance(page, ToolGuidePage) and page.tool:
        found["tool"] = (page.tool.slug,)
    return found


def files_of(page: Any) -> Iterator[HubDocument]:
    """Yield the files that readers can take from a page, if their text was read."""
    seen = set()
    files = [getattr(page, "file", None)]
    for block in getattr(page, "body", ()) or ():
        if getattr(block, "block_type", "") == "download":
            files.append(block.value.get("document"))
    for file in files:
        if file and file.pk not in seen and file.extracted_text and is_public(file):
            seen.add(file.pk)
            yield file


def is_public(file: HubDocument) -> bool:
    """Return whether strangers may take the file: in no private collection."""
    return not file.collection.get_view_restrictions().exists()


SOURCES = (
    PageSource(
        LessonPage, "lesson", "bai-hoc", pgettext_lazy("kind of result", "Lesson"), "lesson",
        lines=("summary", "objective", "practice_text"),
        streams=("steps", "body", "questions"),
    ),
    PageSource(
        ToolGuidePage, "guide", "huong-dan", pgettext_lazy("kind of result", "Tool guide"), "tool",
        lines=("summary", "provider", "where_to_find", "platforms", "sign_in",
               "data_note", "examples", "tries"),
        prose=("age", "cost", "limits", "privacy", "do_not"),
        streams=("steps", "body"),
    ),
    PageSource(
        DocumentPage, "document", "tai-lieu", pgettext_lazy("kind of result", "Document"), "doc",
        streams=("body",),
    ),
    PageSource(
        TermPage, "term", "thuat-ngu", pgettext_lazy("kind of result", "Term"), "term",
        lines=("meaning", "example", "not_to_confuse", "english"),
    ),
    PageSource(
        FAQPage, "question", "hoi-dap", pgettext_lazy("kind of result", "Question and answer"),
        "talk", lines=("answer",),
    ),
    PageSource(
        PathPage, "path", "lo-trinh", pgettext_lazy("kind of result", "Path"), "path",
        lines=("summary", "objective", "branch_text"), prose=("final_task",),
    ),
    PageSource(
        ProgrammePage, "programme", "chuong-trinh", pgettext_lazy("kind of result", "Programme"), "leaf",
        lines=("summary", "period", "legal_base"), prose=("body",),
        streams=("figures",), weight=BESIDE,
    ),
    PageSource(
        PhasePage, "phase", "giai-doan", pgettext_lazy("kind of result", "Phase of the programme"),
        "leaf", lines=("summary", "dates"), prose=("body",), weight=BESIDE,
    ),
    PageSource(
        TermIndexPage, "list", "danh-sach", pgettext_lazy("kind of result", "List"), "doc",
    ),
    PageSource(
        FAQIndexPage, "list", "danh-sach", pgettext_lazy("kind of result", "List"), "doc",
    ),
    PageSource(
        PlainPage, "page", "trang", pgettext_lazy("kind of result", "Page"), "doc",
        streams=("body",), weight=BESIDE,
    ),
)  # fmt: skip
