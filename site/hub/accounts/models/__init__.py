"""Who may sign in, what is kept of them, and what they did."""

from .acts import Act
from .factors import Factor
from .phones import Phone
from .sign_ins import SignIn
from .users import User, UserManager, random_username
from .uses import Use

__all__ = [
    "Act",
    "Factor",
    "Phone",
    "SignIn",
    "Use",
    "User",
    "UserManager",
    "random_username",
]
