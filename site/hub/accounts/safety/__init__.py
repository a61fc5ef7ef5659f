"""A member's own safety: second factor, password, sign-ins, and proving it once more."""

from .again import AgainView
from .contacts import ContactCodeView, ContactsView
from .devices import DevicesView
from .factors import AppView, PasskeyView, RemoveView, SpareView
from .overview import SafetyView
from .password import PasswordView

__all__ = [
    "AgainView",
    "AppView",
    "ContactCodeView",
    "ContactsView",
    "DevicesView",
    "PasskeyView",
    "PasswordView",
    "RemoveView",
    "SafetyView",
    "SpareView",
]
