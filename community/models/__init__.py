"""Who members are to each other: profiles, roles, what they agreed to, complaints."""

from .complaints import Complaint, Disclosure
from .consents import ConsentRecord, Purpose
from .grants import Grant, Role
from .identities import Identity
from .profiles import OldSlug, Profile
from .trainers import ExpectedTrainer

__all__ = [
    "Complaint",
    "ConsentRecord",
    "Disclosure",
    "ExpectedTrainer",
    "Grant",
    "Identity",
    "OldSlug",
    "Profile",
    "Purpose",
    "Role",
]
