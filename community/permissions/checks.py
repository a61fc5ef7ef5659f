"""What the rules of acts ask of a person and a thing."""

from django.utils.translation import gettext as _

from ..models import Discussion, HubComment, Picture, Space, Status, Topic
from .person import Person
from .writing import What

Thing = Topic | HubComment | Discussion | Space
Words = Topic | HubComment


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
    if isinstance(thing, Topic):
        return thing.status == Status.PUBLIC or is_own(person, thing)
    if isinstance(thing, HubComment):
        public = thing.status == Status.PUBLIC and sees(person, thing.discussion)
        return public or is_own(person, thing)
    if thing.of_topic:
        return sees(person, thing.topic)
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
    return shown and (isinstance(thing, Topic) or thing.discussion.is_public())


def is_own(person: Person, thing: Words) -> bool:
    author = thing.author_id if isinstance(thing, Topic) else thing.user_id
    return person.key is not None and author == person.key


def what_of(thing: Words) -> What:
    return What.TOPIC if isinstance(thing, Topic) else What.COMMENT


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
