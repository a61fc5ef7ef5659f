"""A tap of thanks, and taking it back."""

from django.db import transaction

from hub.accounts.models import User
from hub.pagecache import bump

from ..models import Reaction, ReactionKind, Words
from ..models.about import this
from ..permissions import Act, Person
from .base import keep_pace, require, take_turn


@transaction.atomic
def toggle(*, by: User, thing: Words, kind: str) -> bool:
    """Set or take back one reaction; return whether it stands now. ValueError for none."""
    kind = ReactionKind(kind)
    person = Person(by)
    require(person, Act.REACT, thing)
    take_turn(by)
    keep_pace(person, "mark")
    gone = Reaction.objects.about(thing).filter(user=by, kind=kind).delete()[0]
    if not gone:
        Reaction.objects.create(user=by, kind=kind, **this(thing))
    bump("community")
    return not gone
