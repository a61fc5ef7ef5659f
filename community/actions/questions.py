"""Questions that no lesson answers: a draft is begun from one, and when it is public those
who asked hear of it.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.accounts.models import User
from hub.pagecache import bump
from hub.vntext.cut import head
from lessons import drafts
from lessons.visible import shown_to_all

from .. import private_words
from ..models import Decision, Follow, Kind, Status, Topic, Verb
from . import notices, topics
from .base import take_turn
from .refusals import NotAllowed

LONGEST_TITLE, LONGEST_SUMMARY = 120, 160


def may_begin(user: User) -> bool:
    """Return whether the screen of these questions is for this person."""
    return user.is_active and drafts.place_for(user) is not None


@transaction.atomic
def begin_lesson(*, by: User, topic: Topic) -> Page:
    """Begin a draft lesson from a question and mark the question with it. One that has a
    lesson already returns that. Raises NotAllowed.
    """
    if not may_begin(by):
        raise NotAllowed(_("Only those who write lessons do this."))
    take_turn(by)
    topic = topics.lock(topic)
    if topic.lesson_id:
        return topic.lesson
    if topic.status != Status.PUBLIC or topic.kind != Kind.QUESTION:
        raise NotAllowed(_("This is no public question any more."))
    page = drafts.begin(by=by, of=beginning(topic))
    Topic.objects.filter(pk=topic.pk).update(lesson=page.pk)
    Decision.objects.create(what=Decision.What.LESSON, by=by, topic=topic)
    bump("community")
    return page


def beginning(topic: Topic) -> drafts.Beginning:
    """Return the question's words without who asked it."""
    names = names_of(topic)
    body = private_words.without(topic.body, names)
    title = private_words.without(topic.title.removesuffix("…"), names) or body
    words = (
        head(title[0], LONGEST_TITLE).rstrip() if title else _("Lesson from a question")
    )
    return drafts.Beginning(
        words, shortened(body[0]) if body else "", "\n".join(body),
        [topic.sector] if topic.sector else [], topic.tools.all(),
    )  # fmt: skip


def names_of(topic: Topic) -> list[str]:
    """Return what the asker is called: as a whole, and by the last word of it."""
    if topic.author is None:
        return [topic.sample_author]
    full = [topic.author.name, topic.author.profile.display_name]
    own = [name.split()[-1] for name in full if len(name.split()) > 1]
    return [*full, *own, topic.author.profile.slug]


def shortened(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    return head(text, LONGEST_SUMMARY - 1).rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


@transaction.atomic
def tell(lesson: Page) -> None:
    """Tell the asker and the followers of each question that this lesson was begun from;
    nobody twice, however often it is published.
    """
    rows = Topic.objects.public().filter(lesson=lesson.pk).order_by("pk")
    if not rows or not shown_to_all().filter(pk=lesson.pk).exists():
        return
    for topic in rows.select_related("discussion"):
        notices.write(
            notices.row(who, Verb.LESSON, topic, None) for who in concerned(topic)
        )
    bump("community")


def concerned(topic: Topic) -> list[int]:
    """Return the asker and who follows, but for those who want to hear nothing."""
    follows = Follow.objects.filter(discussion=topic.discussion, user__is_active=True)
    people = set(follows.values_list("user", flat=True)) | {topic.author_id}
    return sorted(people - {None, *notices.silent(topic.discussion, people - {None})})
