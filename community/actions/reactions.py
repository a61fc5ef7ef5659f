"""A tap of thanks, and taking it back."""

from django.db import transaction

from hub.accounts.models import User
from hub.pagecache import bump

from ..models import Reaction, ReactionKind, Words
from ..models.about import this
from ..permissions import Act, Person
from .base import keep_pace, require, take_turn


@transaction.atomic
def toggle(*, by: User, thing: Words, kind: str, wanted: bool | None = None) -> bool:
    """Set or take back one reaction; return whether it stands now. ValueError for none.

    `wanted` says which of the two a button offered: its second tap changes nothing.
    """
    kind = ReactionKind(kind)
    person = Person(by)
    require(person, Act.REACT, thing)
    take_turn(by)
    mine = Reaction.objects.about(thing).filter(user=by, kind=kind)
    stands = mine.exists()
    if stands is wanted:
        return stands
    keep_pace(person, "mark")
    if stands:
        mine.delete()
    else:
        Reaction.objects.create(user=by, kind=kind, **this(thing))
    bump("community")
    return not stands
