"""What stands beside words: badges of their authors, reactions. One query each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count

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
    """Give each thing of one kind `badges` and `marks`: 2 queries, 3 for members."""
    if not things:
        return
    authors = {author(thing) for thing in things} - {None}
    badges = roles.of_many(authors)
    marks = marks_of(things, person)
    for thing in things:
        thing.badges = roles.badges(badges[author(thing)])
        thing.marks = marks[thing.pk]


def author(thing: Words) -> int | None:
    return thing.author_id if isinstance(thing, Topic) else thing.user_id


def marks_of(things: Sequence[Words], person: Person | None) -> dict[int, list[Mark]]:
    """Return all four kinds for every thing, those nobody gave with a 0."""
    column = f"{name_of(things[0])}_id"
    rows = Reaction.objects.about(*things).values_list(column, "kind")
    counts = {(key, kind): many for key, kind, many in rows.annotate(Count("pk"))}
    mine = set(rows.filter(user=person.user)) if person and person.key else set()
    found: dict[int, list[Mark]] = defaultdict(list)
    for thing in things:
        for kind in ReactionKind:
            at = (thing.pk, kind.value)
            found[thing.pk].append(Mark(kind, counts.get(at, 0), at in mine))
    return found
