"""What is one's own: notices, what one wrote, kept, follows. Nobody else reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse

from hub.accounts.models import User
from lessons.visible import shown_to_all

from ..models import (
    Decision,
    Discussion,
    HubComment,
    Notice,
    Report,
    Save,
    Status,
    Tip,
    Topic,
    Verb,
)
from ..permissions import Person
from . import places

SIZE = 20


@dataclass
class Rows:
    rows: list[Any]
    number: int
    has_next: bool


def paged(rows: QuerySet, number: int) -> Rows:
    start = (number - 1) * SIZE
    found = list(rows[start : start + SIZE + 1])
    return Rows(found[:SIZE], number, len(found) > SIZE)


def notices(user: User, number: int) -> Rows:
    """Return one's notices, newest first, each with its `place` and what a decision
    said: 2 queries.
    """
    rows = with_outcomes(Notice.objects.to(user).valid()).order_by("-pk")
    rows = rows.select_related(
        "actor__profile",
        "topic",
        "comment",
        "tip",
        "discussion__topic",
        "discussion__tip",
    )
    found = paged(rows, number)
    located = places.of_many({n.discussion_id: n.discussion for n in found.rows if n.discussion}.values())  # fmt: skip
    for notice in found.rows:
        notice.place = located.get(notice.discussion_id)
    return found


def with_outcomes(rows: QuerySet) -> QuerySet:
    """Give notices `said`, the moderator's sentence, and `outcome`, what became of a
    report: those of the time of the notice, also where something was decided since.
    """
    same = Q(topic=OuterRef("topic")) | Q(comment=OuterRef("comment")) | Q(tip=OuterRef("tip"))  # fmt: skip
    decided = Decision.objects.filter(same, at__lte=OuterRef("at")).newest()
    settled = Report.objects.filter(
        same, reporter=OuterRef("recipient"), settled_at__lte=OuterRef("at")
    ).order_by("-pk")
    verbs = [Verb.DECLINED, Verb.HIDDEN, Verb.REMOVED]
    said, outcome = Subquery(decided.values("note")[:1]), Subquery(settled.values("state")[:1])  # fmt: skip
    return rows.annotate(
        said=Case(When(verb__in=verbs, then=said), default=Value("")),
        outcome=Case(When(verb=Verb.SETTLED, then=outcome), default=Value("")),
    )


def place_of_notice(user: User, pk: int) -> str:
    """Return where one of one's notices leads."""
    notice = Notice.objects.to(user).filter(pk=pk).select_related("topic", "comment", "tip").first()  # fmt: skip
    if notice is None or notice.thing is None:
        return ""
    if notice.verb == Verb.CONSENT:
        return reverse("community:tip-consent", args=[notice.tip_id])
    if notice.verb == Verb.LESSON:
        lesson = shown_to_all().filter(pk=notice.topic.lesson_id).first()
        return (lesson and lesson.get_url()) or notice.topic.get_absolute_url()
    if notice.verb == Verb.TEXT_OUT and places.has_history(notice.thing):
        return places.history_url(notice.thing)
    return notice.thing.get_absolute_url()


def written(person: Person, number: int) -> Rows:
    """Return one's topics with what became of them, what waits among them."""
    rows = Topic.objects.by(person.user).exclude(status=Status.WITHDRAWN)
    return paged(rows.select_related("discussion", "space").order_by("-pk"), number)


def tips(person: Person, number: int) -> Rows:
    """Return one's tips with what became of them."""
    rows = Tip.objects.by(person.user).exclude(status=Status.WITHDRAWN)
    return paged(rows.order_by("-pk"), number)


def answers(person: Person, number: int) -> Rows:
    """Return one's comments, each with its place."""
    rows = HubComment.objects.by(person.user).exclude(status=Status.WITHDRAWN)
    found = paged(
        rows.select_related("discussion__topic", "discussion__tip").order_by("-pk"),
        number,
    )
    return with_places(found, [one.discussion for one in found.rows])


def kept(person: Person, number: int) -> Rows:
    rows = Save.objects.filter(user=person.user).still_there().order_by("-pk")
    rows = rows.select_related(
        "topic__discussion",
        "comment__discussion__topic",
        "comment__discussion__tip",
        "tip__discussion",
    )
    found = paged(rows, number)
    return with_places(found, [one.thing.discussion for one in found.rows])


def followed(person: Person, number: int) -> Rows:
    rows = person.user.follows.filter(muted=False).select_related(
        "discussion__topic", "discussion__tip"
    )
    public = Discussion.objects.public().values("pk")
    found = paged(rows.filter(discussion__in=public).order_by("-pk"), number)
    return with_places(found, [one.discussion for one in found.rows])


def with_places(found: Rows, discussions: list[Discussion]) -> Rows:
    located = places.of_many(discussions)
    for row, discussion in zip(found.rows, discussions, strict=True):
        row.place = located.get(discussion.pk)
    return found


LISTS: dict[str, Callable[[Person, int], Rows]] = {
    "bai-cua-toi": written,
    "meo-cua-toi": tips,
    "tra-loi-cua-toi": answers,
    "da-luu": kept,
    "theo-doi": followed,
}
