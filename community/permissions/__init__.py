"""The one place where is asked who may do what to which thing in which state."""

from .acts import Act, may, offered
from .person import Person
from .writing import Allowed, Refused, Waits, What, may_write

__all__ = [
    "Act",
    "Allowed",
    "Person",
    "Refused",
    "Waits",
    "What",
    "may",
    "may_write",
    "offered",
]
