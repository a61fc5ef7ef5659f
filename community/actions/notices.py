"""Telling people, in the transaction of what they are told of, and reading it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils import timezone

from hub.accounts.models import User

from .. import mentions
from ..models import Discussion, Follow, HubComment, Notice, Reason, Verb, Words
from ..models.about import this

MOST = 500
MANY = 1000  # nobody needs to know how many more are unread


def tell(
    recipient: int | None,
    verb: Verb,
    thing: Words,
    *,
    actor: User | None = None,
    reason: Reason | str = "",
) -> None:
    """Tell one person of one thing; never of their own act, and what is told once is
    not told again.
    """
    if recipient is None or (actor is not None and actor.pk == recipient):
        return
    write([row(recipient, verb, thing, actor, reason)])


def row(
    recipient: int, verb: Verb, thing: Words, actor: User | None,
    reason: str = "",
) -> Notice:  # fmt: skip
    return Notice(
        recipient_id=recipient, verb=verb, actor=actor, reason=reason,
        discussion=thing.discussion, **this(thing),
    )  # fmt: skip


def write(rows: Iterable[Notice]) -> None:
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=MOST)


def tell_of_comment(comment: HubComment) -> None:
    """Tell of a comment that has become public: whom it answers, whom it names, who
    follows. One notice for a person, the nearest of the three.
    """
    told: dict[int, Verb] = dict.fromkeys(followers(comment), Verb.FOLLOWED)
    named = mentions.found(comment.comment, comment.discussion)
    told |= dict.fromkeys(named, Verb.MENTION)
    told |= dict.fromkeys(answered(comment), Verb.REPLY)
    for person in {*silent(comment.discussion, told), comment.user_id}:
        told.pop(person, None)
    write(row(who, verb, comment, comment.user) for who, verb in told.items())


def tell_of_names(thing: Words, body: str) -> None:
    """Tell those whom changed words name; who was told of this thing is not told again."""
    author = thing.user if isinstance(thing, HubComment) else thing.author
    named = set(mentions.found(body, thing.discussion)) - {author and author.pk}
    known = Notice.objects.about(thing).filter(recipient__in=named)
    named -= {*known.values_list("recipient", flat=True)}
    named -= {*silent(thing.discussion, named)}
    write(row(who, Verb.MENTION, thing, author) for who in sorted(named))


def answered(comment: HubComment) -> list[int]:
    """Return the author of what is answered: a comment, or the topic or tip itself."""
    if comment.answers_id:
        author = comment.answers.user_id
    else:
        post = comment.discussion.post
        author = post.author_id if post else None
    return [author] if author else []


def followers(comment: HubComment) -> list[int]:
    """Return who follows and has not yet an unread notice of this discussion: many
    answers in a night are one line in the morning.
    """
    waiting = Notice.objects.unread().filter(
        verb=Verb.FOLLOWED, discussion=comment.discussion_id,
        recipient=OuterRef("user"),
    )  # fmt: skip
    rows = Follow.objects.filter(discussion=comment.discussion_id, muted=False)
    rows = rows.filter(~Exists(waiting), user__is_active=True)
    return list(rows.values_list("user", flat=True))


def silent(discussion: Discussion, people: Iterable[int]) -> list[int]:
    """Return those of the people who want to hear nothing of a discussion."""
    rows = Follow.objects.filter(discussion=discussion, muted=True)
    return list(rows.filter(user__in=list(people)).values_list("user", flat=True))


def unread(user: User) -> int:
    """Return how many unread notices there are that still speak of something, counted
    to a thousand at most: it is asked for every page.
    """
    rows = Notice.objects.to(user).unread().order_by("-pk")
    return rows.valid()[:MANY].count()


def read(*, by: User, notices: Iterable[int] | None = None) -> int:
    """Mark one's notices as read, all or some; return how many were not before."""
    rows = Notice.objects.to(by).unread()
    if notices is not None:
        rows = rows.filter(pk__in=list(notices))
    return rows.update(read_at=timezone.now())
