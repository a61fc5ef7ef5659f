"""What members talk about: topics with their answers, and the talk below pages.

Only what is public now is in the index. Whose words are hidden, taken back or erased
leaves it in the same transaction (search.handlers), and each question asks besides
whether the topic, or the page above the talk, may still be seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Page

from community.models import Discussion, HubComment, Kind, Status, Topic
from lessons.visible import shown_to_all

from ..documents import Document, Passage
from .base import Fact, Shown

LOCALE = "vi"
# Ranking and highlighter read the beginning of an entry; the newest answers are enough.
MOST_ANSWERS, MOST_LETTERS = 50, 40_000
YES = ("co",)
OF_PAGES = Q(translation_key__isnull=False)
KINDS = {Kind.QUESTION: "why", Kind.SHARE: "talk", Kind.NOTICE: "bell"}


def answers(discussion: int, first: HubComment | None = None) -> Iterator[Passage]:
    """Yield the newest public answers of a discussion, the chosen one before them."""
    rows = HubComment.objects.filter(discussion=discussion, status=Status.PUBLIC)
    found = list(rows.newest(MOST_ANSWERS).values_list("pk", "comment"))
    if first is not None:
        rest = [row for row in found if row[0] != first.pk]
        found = [(first.pk, first.comment), *rest]
    room = MOST_LETTERS
    for pk, words in found:
        if room <= 0:
            return
        yield Passage(words[:room], anchor=f"binh-luan-{pk}")
        room -= len(words)


def how_many(number: int) -> Fact:
    words = ngettext("%(number)s answer", "%(number)s answers", number)
    return Fact("talk", words % {"number": number})


class Talk:
    """What both have in common."""

    kind, slug = "topic", "cong-dong"
    label: str | Promise = pgettext_lazy("kind of result", "Community")
    icon = "people"
    part: str | Promise = pgettext_lazy("part of a result", "an answer")
    # A question is answered first by who was asked to answer it (decision 0008).
    weight = 0.6
    answers_by_itself = False

    def at(self, url: str, anchor: str) -> str:
        """Return the lasting address of an answer: it knows the page that shows it."""
        return reverse("community:comment", args=[int(anchor.rpartition("-")[2])])


class TopicSource(Talk):
    model = base = Topic
    filed = ("sector", "tools", "commune")

    def objects(self) -> QuerySet:
        rows = Topic.objects.public().select_related(
            "discussion", "sector", "commune", "accepted"
        )
        return rows.prefetch_related("tools", "tags")

    def visible(self) -> QuerySet:
        return Topic.objects.public()

    def document(self, obj: Topic) -> Document:
        tags = ", ".join(tag.name for tag in obj.tags.all())
        return Document(
            title=obj.title,
            passages=(
                Passage(beyond_title(obj)),
                Passage(tags),
                *answers(obj.discussion.pk, obj.accepted),
            ),
            kind=self.kind,
            locale=LOCALE,
            updated=obj.last_activity_at,
            facets=dict(facets(obj)),
        )

    def shown(
        self, asked: Sequence[tuple[Any, list[int]]], request: HttpRequest
    ) -> dict[tuple[str, int], Shown]:
        keys = [key for _source, keys in asked for key in keys]
        rows = Topic.objects.public().filter(pk__in=keys)
        return {
            (Topic._meta.label_lower, topic.pk): Shown(
                topic.get_absolute_url(), tuple(facts(topic)), topic.is_sample
            )
            for topic in rows.select_related("discussion", "commune")
        }


def beyond_title(topic: Topic) -> str:
    """Return the words without the sentence that has become the title."""
    if topic.title_is_own or not topic.body.startswith(topic.title):
        return topic.body
    return topic.body[len(topic.title) :]


def facets(topic: Topic) -> Iterable[tuple[str, tuple[str, ...]]]:
    if topic.sector:
        yield "sector", (topic.sector.slug,)
    if topic.commune:
        yield "commune", (topic.commune.slug,)
    if tools := tuple(sorted(tool.slug for tool in topic.tools.all())):
        yield "tool", tools
    if topic.accepted_id:
        yield "answered", YES


def facts(topic: Topic) -> Iterator[Fact]:
    kind = Kind(topic.kind)
    yield Fact(KINDS[kind], str(kind.label))
    if topic.accepted_id:
        yield Fact("check", _("Has a chosen answer"))
    if topic.discussion.comment_count:
        yield how_many(topic.discussion.comment_count)
    if topic.commune:
        yield Fact("pin", str(topic.commune))


class PageTalkSource(Talk):
    """All that was said below a page, in whatever language it was read."""

    model = base = Discussion
    filed = ()

    def objects(self) -> QuerySet:
        return Discussion.objects.filter(OF_PAGES, comment_count__gt=0)

    def visible(self) -> QuerySet:
        return Discussion.objects.public().filter(OF_PAGES)

    def document(self, obj: Discussion) -> Document:
        """The title is not among the words: who looks for it finds the page itself."""
        return Document(
            title="",
            passages=tuple(answers(obj.pk)),
            kind=self.kind,
            locale=LOCALE,
            updated=obj.last_activity_at,
        )

    def shown(
        self, asked: Sequence[tuple[Any, list[int]]], request: HttpRequest
    ) -> dict[tuple[str, int], Shown]:
        keys = [key for _source, keys in asked for key in keys]
        talks = Discussion.objects.filter(OF_PAGES, pk__in=keys)
        by_key = {talk.translation_key: talk for talk in talks}
        pages = shown_to_all().filter(translation_key__in=by_key)
        pages = pages.annotate(language=F("locale__language_code"))
        found: dict[tuple[str, int], Shown] = {}
        for page in sorted(pages, key=lambda page: page.language != LOCALE):
            talk = by_key[page.translation_key]
            found.setdefault((Discussion._meta.label_lower, talk.pk), below(page, talk))
        return found


def below(page: Page, talk: Discussion) -> Shown:
    title = _("What people say about “%(title)s”") % {"title": page.title}
    url = reverse("community:page-talk", args=[page.pk])
    return Shown(url, (how_many(talk.comment_count),), title=title)


SOURCES = (TopicSource(), PageTalkSource())
