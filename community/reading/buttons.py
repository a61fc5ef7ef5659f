"""Which buttons stand beside words: one set of acts for each thing, without a query."""

from collections.abc import Iterable

from ..models import Discussion, HubComment, Topic
from ..permissions import Act, Person, offered

Words = Topic | HubComment
OF_WORDS = (
    Act.REACT, Act.EDIT, Act.DELETE, Act.ACCEPT, Act.SAVE, Act.REPORT, Act.HIDE, Act.REMOVE,
)  # fmt: skip
OF_TOPIC = (*OF_WORDS, Act.PIN, Act.CLOSE)


def give(things: Iterable[Words], person: Person) -> None:
    """Give each thing `can`, the names of the acts that are offered on it."""
    for thing in things:
        acts = OF_TOPIC if isinstance(thing, Topic) else OF_WORDS
        thing.can = {act.value for act in acts if offered(person, act, thing)}


def writable(discussion: Discussion, person: Person) -> bool:
    """Return whether a form to answer is offered; strangers are asked to sign in."""
    return discussion.is_open and (
        not person.is_known or offered(person, Act.REPLY, discussion)
    )
