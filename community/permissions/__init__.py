"""The one place where is asked who may do what to which thing in which state."""

from .acts import Act, may, offered
from .appeals import holds, may_appeal, may_judge, may_lock
from .person import Person
from .writing import Allowed, Refused, Waits, What, may_write

__all__ = [
    "Act",
    "Allowed",
    "Person",
    "Refused",
    "Waits",
    "What",
    "holds",
    "may",
    "may_appeal",
    "may_judge",
    "may_lock",
    "may_write",
    "offered",
]
