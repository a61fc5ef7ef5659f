"""Who may sign in, what is kept of them, and what they did."""

from .acts import Act
from .legal import LegalRecord
from .phones import Phone
from .requests import DataRequest
from .users import User, UserManager, random_username
from .uses import Use

__all__ = [
    "Act",
    "DataRequest",
    "LegalRecord",
    "Phone",
    "Use",
    "User",
    "UserManager",
    "random_username",
]
