"""Who may sign in, what is kept of them, and what they did."""

from .acts import Act
from .factors import Factor
from .legal import LegalRecord
from .phones import Phone
from .recoveries import Recovery, RecoveryStep
from .requests import DataRequest
from .sign_ins import SignIn
from .users import User, UserManager, random_username
from .uses import Use

__all__ = [
    "Act",
    "DataRequest",
    "Factor",
    "LegalRecord",
    "Phone",
    "Recovery",
    "RecoveryStep",
    "SignIn",
    "Use",
    "User",
    "UserManager",
    "random_username",
]
