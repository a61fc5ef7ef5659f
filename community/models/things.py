"""What people write: three kinds of things that are approved, reported, hidden alike."""

from .comments import HubComment
from .tips import Tip
from .topics import Topic

Words = Topic | HubComment | Tip
# How addresses name them.
KEYS: dict[type, str] = {Topic: "t", HubComment: "bl", Tip: "m"}


def key_of(thing: Words) -> str:
    return KEYS[type(thing)]
