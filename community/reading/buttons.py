"""Which buttons stand beside words: one set of acts for each thing, without a query."""

from collections.abc import Iterable

from ..models import Discussion, Tip, Topic, Words
from ..permissions import Act, Person, offered

IN_THREAD = (Act.REACT, Act.EDIT, Act.ACCEPT, Act.SAVE, Act.MAKE_TIP)
ON_TIP = (*IN_THREAD, Act.TRY, Act.VERIFY)
ALL = (*IN_THREAD, Act.DELETE, Act.REPORT, Act.HIDE, Act.REMOVE)
OF_TOPIC = (*ALL, Act.PIN, Act.CLOSE)
OF_TIP = (*ALL, Act.TRY, Act.VERIFY, Act.CHECK, Act.CLOSE)


def in_thread(things: Iterable[Words], person: Person) -> None:
    """Give each thing `can`, the acts whose buttons stand in the thread itself."""
    for thing in things:
        acts = ON_TIP if isinstance(thing, Tip) else IN_THREAD
        thing.can = {act.value for act in acts if offered(person, act, thing)}


def give(thing: Words, person: Person) -> None:
    """Give one thing `can`, all acts that are offered on it."""
    acts = {Topic: OF_TOPIC, Tip: OF_TIP}.get(type(thing), ALL)
    thing.can = {act.value for act in acts if offered(person, act, thing)}


def in_passing(person: Person) -> Person:
    """Return the person without the rights that come by a group: reading them costs two
    queries a page. Admins find their buttons under “More”.
    """
    same = Person(person.user)
    same.roles, same.is_admin = person.roles, False
    return same


def writable(discussion: Discussion, person: Person) -> bool:
    """Return whether a form to answer is offered; strangers are asked to sign in."""
    return discussion.is_open and (
        not person.is_known or bool(offered(person, Act.REPLY, discussion))
    )
