"""What stands beside words: badges of their authors, reactions. One query each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from .. import roles
from ..models import HubComment, Reaction, ReactionKind, Topic
from ..models.about import name_of
from ..permissions import Person

Words = Topic | HubComment


class Mark(NamedTuple):
    """A kind of reaction to one thing: how many gave it, and whether I did."""

    kind: ReactionKind
    count: int
    mine: bool


def dress(things: Sequence[Words], person: Person | None) -> None:
    """Give each thing `badges` and `marks`: 2 queries, which also read what roles the
    reader holds.
    """
    if not things:
        return
    authors = {author(thing) for thing in things} - {None}
    reader = person.key if person else None
    held = roles.of_many(authors | ({reader} if reader else set()))
    if person and reader:
        person.roles = held[reader]
    marks = marks_of(things, person)
    for thing in things:
        thing.badges = roles.badges(held[author(thing)])
        thing.marks = marks[name_of(thing), thing.pk]


def author(thing: Words) -> int | None:
    return thing.author_id if isinstance(thing, Topic) else thing.user_id


def marks_of(
    things: Sequence[Words], person: Person | None
) -> dict[tuple[str, int], list[Mark]]:
    """Return all four kinds for every thing, those nobody gave with a 0: one query."""
    mine = Count("pk", filter=Q(user=person.key if person else None))
    rows = Reaction.objects.about(*things).values_list("topic_id", "comment_id", "kind")
    given = {}
    for topic, comment, kind, many, own in rows.annotate(Count("pk"), mine=mine):
        place = ("topic", topic) if topic else ("comment", comment)
        given[place, kind] = (many, bool(own))
    found: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for thing in things:
        place = (name_of(thing), thing.pk)
        for kind in ReactionKind:
            found[place].append(Mark(kind, *given.get((place, kind.value), (0, False))))
    return found
