"""What the rules of acts ask of a person and a thing."""

from django.utils.translation import gettext as _

from ..models import Discussion, HubComment, Picture, Space, Status, Tip, Topic, Words
from .person import Person
from .writing import What

Thing = Topic | HubComment | Tip | Discussion | Space


class No(Exception):
    """A rule says no, in a sentence; `may` turns it into what it returns."""


def discussion_of(thing: Thing) -> Discussion | None:
    """Return where a thing stands; None for a space."""
    if isinstance(thing, Discussion):
        return thing
    return None if isinstance(thing, Space) else thing.discussion


def sees(person: Person, thing: Thing) -> bool:
    """Return whether the thing is there for this person."""
    if person.moderates or isinstance(thing, Space):
        return True
    if isinstance(thing, Topic | Tip):
        mine = is_own(person, thing) or is_credited(person, thing)
        return thing.status == Status.PUBLIC or mine or is_new(thing)
    if isinstance(thing, HubComment):
        public = thing.status == Status.PUBLIC and sees(person, thing.discussion)
        return public or is_own(person, thing)
    if thing.translation_key is None:
        return sees(person, thing.post)
    return thing.is_public()


def sees_picture(person: Person, picture: Picture) -> bool:
    """Return whether somebody sees a picture: beside its words, whoever sees these; one
    that waits, its author and the moderators; one in a form, its author.
    """
    own = person.key is not None and picture.by_id == person.key
    thing = picture.thing
    if own or thing is None:
        return own
    if picture.state != Picture.State.SHOWN:
        return person.moderates
    return sees(person, thing)


def is_public(picture: Picture) -> bool:
    """Return whether everybody sees a picture at this moment."""
    thing = picture.thing
    if thing is None or picture.state != Picture.State.SHOWN:
        return False
    shown = thing.status == Status.PUBLIC
    return shown and (isinstance(thing, Topic | Tip) or thing.discussion.is_public())


def is_new(thing: Topic | Tip) -> bool:
    """Return whether it is being written and stands nowhere yet."""
    return thing._state.adding and thing.pk is None


def author_of(thing: Words) -> int | None:
    return thing.user_id if isinstance(thing, HubComment) else thing.author_id


def is_own(person: Person, thing: Words) -> bool:
    return person.key is not None and author_of(thing) == person.key


def is_credited(person: Person, thing: Topic | Tip) -> bool:
    """Return whether a tip is made of this person's answer."""
    if not isinstance(thing, Tip) or thing.source_comment_id is None:
        return False
    return person.key is not None and thing.source_comment.user_id == person.key


def what_of(thing: Words) -> What:
    kinds = {Topic: What.TOPIC, Tip: What.TIP, HubComment: What.COMMENT}
    return kinds[type(thing)]


def need_open(discussion: Discussion) -> None:
    if not discussion.is_open:
        raise No(_("This discussion is closed. You can still read it."))


def need_public(*things: Words) -> None:
    """Refuse where the words, or the place of a comment, are not public now."""
    for thing in things:
        place = thing.status == Status.PUBLIC
        if not place or (
            isinstance(thing, HubComment) and not thing.discussion.is_public()
        ):
            raise No(_("This is not public now."))
