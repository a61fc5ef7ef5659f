"""Who may sign in, what is kept of them, and what they did."""

from .acts import Act
from .phones import Phone
from .users import User, UserManager, random_username
from .uses import Use

__all__ = ["Act", "Phone", "Use", "User", "UserManager", "random_username"]
