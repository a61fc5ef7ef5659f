"""Posting a topic, changing it, taking it back; pins, tags, closing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind
from hub.pagecache import bump
from hub.places.models import Commune
from lessons.models import Sector, Tool

from ..models import Decision, Discussion, Kind, Picture, Space, Status, Tag, Topic
from ..models.about import this
from ..permissions import Act, Person
from ..trust import must_wait
from . import follows, pictures, texts, withdrawing, words
from .base import keep_pace, note, require, scoped, take_turn
from .changes import changed
from .refusals import Unfit
from .wordings import Wording

MOST_PINS = 3
LONGEST_PIN = timedelta(days=92)


@transaction.atomic
def post(
    *,
    by: User,
    space: Space,
    body: str,
    title: str = "",
    kind: str = Kind.QUESTION,
    commune: Commune | None = None,
    sector: Sector | None = None,
    tools: Iterable[Tool] = (),
    pages: Iterable[Page] = (),
    with_pictures: Sequence[Picture] = (),
    client_key: str = "",
) -> Topic:
    """Post in a space; without a title the first sentence becomes it.

    The status of what is returned says whether it waits. The same `client_key` again
    returns the first topic. Raises NotAllowed, TooFast, Unfit (fields body, title).
    """
    person, kind = Person(by), Kind(kind)
    allowed = require(person, Act.POST, space)
    if kind == Kind.NOTICE:
        require(person, Act.ANNOUNCE, space)
    body = words.body_of_topic(body)
    title, is_own = words.title_of(title, body)
    take_turn(by)
    key = scoped(by, client_key)
    if key and (found := Topic.objects.filter(client_key=key).first()):
        return found
    texts.refuse_repeated(Topic.objects.by(by).filter(body=body), "posted_at")
    keep_pace(person, "topic")
    status = Status.PENDING if must_wait(person, allowed) else Status.PUBLIC
    topic = Topic.objects.create(
        kind=kind, title=title, title_is_own=is_own, body=body, author=by, space=space,
        commune=commune, sector=sector, status=status, client_key=key,
        public_at=timezone.now() if status == Status.PUBLIC else None,
    )  # fmt: skip
    topic.tools.set(tools)
    topic.pages.set(pages)
    pictures.attach(with_pictures, topic)
    follows.begin(by, Discussion.objects.create(topic=topic))
    note(ActKind.POSTED, by)
    if status == Status.PUBLIC:
        changed(topic.discussion.pk)
    return topic


@transaction.atomic
def edit(
    *, by: User, topic: Topic, body: str, title: str = "", kind: str | None = None,
    with_pictures: Sequence[Picture] = (),
) -> texts.Outcome:  # fmt: skip
    """Change one's own words; a waiting change leaves the old text public.

    A kind is changed at once: it is a drawer, not words. Raises as `post` does.
    """
    person = Person(by)
    body = words.body_of_topic(body)
    title, is_own = words.title_of(title, body)
    take_turn(by)
    topic = lock(topic)
    allowed = require(person, Act.EDIT, topic)
    new_kind = Kind(kind) if kind else Kind(topic.kind)
    if new_kind != topic.kind and Kind.NOTICE in {new_kind, topic.kind}:
        require(person, Act.ANNOUNCE, topic.space)
    keep_pace(person, "edit")
    moved = Topic.objects.filter(pk=topic.pk).exclude(kind=new_kind)
    refiled = moved.update(kind=new_kind)
    wording = Wording(body, title, is_own)
    waits = must_wait(person, allowed)
    outcome = texts.change(topic, wording, by, waits=waits, brings=with_pictures)
    if refiled and outcome == texts.Outcome.SAME:
        outcome = texts.Outcome.DONE
        changed(topic.discussion.pk)
    return outcome


@transaction.atomic
def delete(*, by: User, topic: Topic) -> bool:
    """Take one's topic back: it goes from every list, its row stays as a mark."""
    take_turn(by)
    return withdrawing.withdraw(lock(topic), by, stand)


@transaction.atomic
def put_back(*, by: User, topic: Topic) -> bool:
    """Undo one's own deletion: the topic stands as it stood before."""
    take_turn(by)
    return withdrawing.restore(lock(topic), by, stand)


def lock(topic: Topic) -> Topic:
    """Lock a topic and return it as it is now, with its discussion."""
    list(
        Topic.objects.select_for_update(no_key=True)
        .filter(pk=topic.pk)
        .values_list("pk")
    )
    return Topic.objects.select_related("discussion", "space", "author").get(
        pk=topic.pk
    )


def stand(topic: Topic, status: Status) -> bool:
    """Give a locked topic its state; return whether that was a change."""
    if topic.status == status:
        return False
    topic.status = status
    if status == Status.PUBLIC and topic.public_at is None:
        topic.public_at = topic.last_activity_at = timezone.now()
    topic.save(update_fields=["status", "public_at", "last_activity_at"])
    return True


@transaction.atomic
def pin(*, by: User, topic: Topic, until: datetime) -> None:
    """Keep a topic on top until a day; at most three at a time. Raises Unfit (until)."""
    require(by, Act.PIN, topic)
    now = timezone.now()
    if not now < until <= now + LONGEST_PIN:
        raise Unfit({"until": _("Choose a day within the next three months.")})
    list(
        Space.objects.select_for_update(no_key=True).order_by("pk")
    )  # one pin at a time
    if Topic.objects.pinned().exclude(pk=topic.pk).count() >= MOST_PINS:
        raise Unfit(
            {"until": _("Three posts are pinned already. Take one down first.")}
        )
    Topic.objects.filter(pk=topic.pk).update(pinned_until=until)
    Decision.objects.create(what=Decision.What.PIN, by=by, topic=topic)
    bump("community")


@transaction.atomic
def unpin(*, by: User, topic: Topic) -> bool:
    require(by, Act.PIN, topic)
    pinned = Topic.objects.filter(pk=topic.pk).exclude(pinned_until=None)
    if not pinned.update(pinned_until=None):
        return False
    Decision.objects.create(what=Decision.What.UNPIN, by=by, topic=topic)
    bump("community")
    return True


@transaction.atomic
def tag(*, by: User, topic: Topic, tags: Iterable[Tag]) -> None:
    """File a topic under exactly these tags."""
    require(by, Act.TAG, topic)
    topic.tags.set(tags)
    changed(topic.discussion.pk)


@transaction.atomic
def close(*, by: User, discussion: Discussion, is_open: bool = False) -> bool:
    """Close a discussion for writing, or open it; return whether that was a change."""
    require(by, Act.CLOSE, discussion)
    rows = Discussion.objects.filter(pk=discussion.pk).exclude(is_open=is_open)
    if not rows.update(is_open=is_open):
        return False
    if post := discussion.post:
        what = Decision.What.OPEN if is_open else Decision.What.CLOSE
        Decision.objects.create(what=what, by=by, **this(post))
    note(ActKind.MODERATED, by)
    bump("community")
    return True
