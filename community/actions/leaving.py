"""What becomes of somebody's words when the person leaves.

Called inside the transaction that then deletes the account. What nobody else could read
goes in any case; the rest stays without its author, or goes as well.
"""

from django.db import transaction
from django.db.models import Q, QuerySet

from hub.accounts.models import User

from ..models import (
    Discussion,
    HubComment,
    Picture,
    Report,
    Revision,
    Status,
    Tip,
    Topic,
)
from ..tree import paths, standing
from . import accepting, leaving_tips, pictures, reported, topics
from .base import take_turn
from .changes import changed


@transaction.atomic
def keep_words(user: User) -> None:
    """Let public words stay as those of a "member who has left"; the rest goes."""
    places = lock_all(user)
    leaving_tips.keep(user)  # before the comments that they are made of
    erase_topics(Topic.objects.by(user).exclude(status=Status.PUBLIC))
    erase_comments(HubComment.objects.by(user).exclude(status=Status.PUBLIC))
    drop_waiting(user)
    Topic.objects.by(user).update(author=None, client_key=None)
    keys = list(HubComment.objects.by(user).values_list("pk", flat=True))
    HubComment._base_manager.filter(pk__in=keys).update(client_key=None)
    forget_author(keys)
    Revision.objects.filter(by=user).update(by=None)
    forget_reporter(user)
    pictures.drop_all(user.pictures.exclude(state=Picture.State.SHOWN))
    user.pictures.update(by=None, form_key="")
    changed(*places)


@transaction.atomic
def erase_words(user: User) -> None:
    """Empty everything the person wrote. Stubs stay above answers of others."""
    places = lock_all(user)
    leaving_tips.erase(user)  # before the comments that they are made of
    erase_topics(Topic.objects.by(user))
    erase_comments(HubComment.objects.by(user))
    Revision.objects.filter(by=user).delete()
    forget_reporter(user)
    pictures.drop_all(user.pictures.all())
    changed(*places)


def lock_all(user: User) -> list[int]:
    """Lock all that follows concerns, in the order of every other act: roots before
    discussions before topics before tips. Else two would wait for each other.
    Return the keys of the discussions.
    """
    take_turn(user)
    mine = HubComment.objects.by(user).order_by()
    roots = {paths.root(path) for path in mine.values_list("path", flat=True)}
    talks = Discussion.objects.filter(
        Q(pk__in=mine.values("discussion")) | Q(topic__author=user)
    )
    keys = list(talks.values_list("pk", flat=True))
    for rows in (
        HubComment._base_manager.filter(pk__in=roots),
        Discussion.objects.filter(pk__in=keys),
        Topic.objects.filter(discussion__in=keys),
        Tip.objects.filter(leaving_tips.concerned(user)),
    ):
        held = rows.select_for_update(of=("self",), no_key=True)
        list(held.order_by("pk").values_list("pk"))
    tips = Tip.objects.filter(leaving_tips.concerned(user))
    return [
        *keys,
        *Discussion.objects.filter(tip__in=tips).values_list("pk", flat=True),
    ]


def erase_topics(rows: QuerySet) -> None:
    for found in rows.order_by("pk"):
        topic = topics.lock(found)
        topics.stand(topic, Status.WITHDRAWN)
        reported.gone(topic)
        Revision.objects.about(topic).delete()
        topic.tools.clear()
        pictures.drop_all(Picture.objects.about(topic))
        Topic.objects.filter(pk=topic.pk).update(
            title="", body="", author=None, client_key=None, commune=None,
            sector=None, pinned_until=None,
        )  # fmt: skip


def erase_comments(rows: QuerySet) -> None:
    for key in list(rows.order_by("pk").values_list("pk", flat=True)):
        comment = standing.lock(key)
        standing.change(comment, Status.WITHDRAWN)
        accepting.drop(comment)
        reported.gone(comment)
        Revision.objects.about(comment).delete()
        pictures.drop_all(Picture.objects.about(comment))
        HubComment._base_manager.filter(pk=key).update(client_key=None)
        comment.comment = ""
        comment.save()
        forget_author([key])


def forget_author(keys: list[int]) -> None:
    HubComment.objects.filter(pk__in=keys).update(user=None)


def drop_waiting(user: User) -> None:
    private = set(Revision.State) - {Revision.State.PAST}
    Revision.objects.filter(by=user, state__in=private).delete()


def forget_reporter(user: User) -> None:
    """Keep that something was reported and why; not by whom, nor in which words."""
    Report.objects.filter(reporter=user).update(reporter=None, note="")
