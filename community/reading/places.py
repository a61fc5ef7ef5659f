"""Where a discussion stands: on a topic or tip, or below a page of the editors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from wagtail.models import Page

from lessons.visible import shown_to_all

from ..models import Discussion, Status, Tip, Topic, Words
from ..models.things import key_of


@dataclass
class Place:
    """Title and address of what is talked about. A page's discussion may not be there
    yet: then it is an unsaved row without comments.
    """

    discussion: Discussion
    topic: Topic | None = None
    tip: Tip | None = None
    page: Page | None = None

    @property
    def post(self) -> Topic | Tip | None:
        return self.topic or self.tip

    @property
    def title(self) -> str:
        return str(self.post or self.page)

    @property
    def url(self) -> str:
        if self.post:
            return self.post.get_absolute_url()
        return reverse("community:page-talk", args=[self.page.pk])

    @property
    def key(self) -> tuple[str, int]:
        """What addresses call it: a kind and a key."""
        return (key_of(self.post) if self.post else "ve", (self.post or self.page).pk)

    @property
    def reply_url(self) -> str:
        return reverse("community:reply", args=self.key)

    @property
    def draft(self) -> str:
        return "tra-loi-{}-{}".format(*self.key)

    def branch_url(self, root: int) -> str:
        if self.topic:
            args = [self.topic.pk, self.topic.slug, root]
            return reverse("community:topic-branch", args=args)
        if self.tip:
            args = [self.tip.pk, self.tip.slug, root]
            return reverse("community:tip-branch", args=args)
        return reverse("community:page-branch", args=[self.page.pk, root])


def of_topic(topic: Topic) -> Place:
    topic.discussion.topic = topic
    return Place(topic.discussion, topic=topic)


def of_tip(tip: Tip) -> Place:
    tip.discussion.tip = tip
    return Place(tip.discussion, tip=tip)


def of_page_key(pk: int) -> Place:
    """Return the place below a page that everybody may read; else 404."""
    page = shown_to_all().filter(pk=pk).first()
    if page is None:
        raise Http404
    return of_page(page)


def of_page(page: Page) -> Place:
    """Return the place below a page that is known to be public."""
    found = Discussion.objects.of_page(page).first()
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
        if discussion.post:
            found[discussion.pk] = of_post_in(discussion)
        else:
            wanted[discussion.translation_key] = discussion
    pages = Page.objects.filter(translation_key__in=wanted).select_related("locale")
    for page in sorted(pages, key=lambda one: (not one.live, one.locale.language_code != "vi")):  # fmt: skip
        discussion = wanted[page.translation_key]
        found.setdefault(discussion.pk, Place(discussion, page=page))
    return found


def of_post_in(discussion: Discussion) -> Place:
    return Place(discussion, topic=discussion.topic, tip=discussion.tip)


def has_history(thing: Words) -> bool:
    """Return whether the earlier texts of a thing have a page: its words are public, in
    a place that is there.
    """
    return thing.status == Status.PUBLIC and of(thing.discussion) is not None


def history_url(thing: Words) -> str:
    return reverse("community:history", args=[key_of(thing), thing.pk])
