"""Where a discussion stands: on a topic, or below a page of the editors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from wagtail.models import Page

from lessons.visible import shown_to_all

from ..models import Discussion, Topic
from ..models.discussions import DiscussionQuerySet


@dataclass
class Place:
    """Title and address of what is talked about. A page's discussion may not be there
    yet: then it is an unsaved row without comments.
    """

    discussion: Discussion
    topic: Topic | None = None
    page: Page | None = None

    @property
    def title(self) -> str:
        return str(self.topic or self.page)

    @property
    def url(self) -> str:
        if self.topic:
            return self.topic.get_absolute_url()
        return reverse("community:page-talk", args=[self.page.pk])

    @property
    def reply_url(self) -> str:
        kind, key = ("t", self.topic.pk) if self.topic else ("ve", self.page.pk)
        return reverse("community:reply", args=[kind, key])

    def branch_url(self, root: int) -> str:
        if self.topic:
            args = [self.topic.pk, self.topic.slug, root]
            return reverse("community:topic-branch", args=args)
        return reverse("community:page-branch", args=[self.page.pk, root])


def of_topic(topic: Topic) -> Place:
    topic.discussion.topic = topic
    return Place(topic.discussion, topic=topic)


def of_page_key(pk: int) -> Place:
    """Return the place below a page that everybody may read; else 404."""
    page = shown_to_all().filter(pk=pk).first()
    if page is None:
        raise Http404
    return of_page(page)


def of_page(page: Page, rows: DiscussionQuerySet | None = None) -> Place:
    """Return the place below a page that is known to be public; `rows` are discussions
    with what else is to be read of it.
    """
    every = Discussion.objects.all() if rows is None else rows
    found = every.of_page(page).first()
    found = found or Discussion(translation_key=page.translation_key)
    found.is_public = lambda: True  # known already: no query for each comment
    return Place(found, page=page)


def of(discussion: Discussion) -> Place | None:
    """Return where a discussion stands; None for a page that is gone."""
    return of_many([discussion]).get(discussion.pk)


def of_many(discussions: Iterable[Discussion]) -> dict[int, Place]:
    """Return {key of a discussion: place}: one query. Of a page in two languages the
    live one counts, and the Vietnamese one first.
    """
    found, wanted = {}, {}
    for discussion in discussions:
        if discussion.topic_id:
            found[discussion.pk] = of_topic_in(discussion)
        else:
            wanted[discussion.translation_key] = discussion
    pages = Page.objects.filter(translation_key__in=wanted).select_related("locale")
    for page in sorted(pages, key=lambda one: (not one.live, one.locale.language_code != "vi")):  # fmt: skip
        discussion = wanted[page.translation_key]
        found.setdefault(discussion.pk, Place(discussion, page=page))
    return found


def of_topic_in(discussion: Discussion) -> Place:
    return Place(discussion, topic=discussion.topic)
