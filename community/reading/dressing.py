"""What stands beside words: badges of their authors, reactions. One query each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from .. import roles
from ..models import HubComment, Reaction, ReactionKind, Words
from ..models.about import THINGS, name_of
from ..permissions import Person


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
    return thing.user_id if isinstance(thing, HubComment) else thing.author_id


def marks_of(
    things: Sequence[Words], person: Person | None
) -> dict[tuple[str, int], list[Mark]]:
    """Return all four kinds for every thing, those nobody gave with a 0: one query."""
    mine = Count("pk", filter=Q(user=person.key if person else None))
    rows = Reaction.objects.about(*things).values_list(
        "topic_id", "comment_id", "tip_id", "kind"
    )
    given = {}
    for *keys, kind, many, own in rows.annotate(Count("pk"), mine=mine):
        place = next((name, key) for name, key in zip(THINGS, keys, strict=True) if key)
        given[place, kind] = (many, bool(own))
    found: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for thing in things:
        place = (name_of(thing), thing.pk)
        for kind in ReactionKind:
            found[place].append(Mark(kind, *given.get((place, kind.value), (0, False))))
    return found
