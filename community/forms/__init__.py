"""The forms of members' pages. What was typed stays in the field."""

from .appeals import AppealForm
from .complaints import ComplaintForm
from .consents import ConsentsForm
from .identities import IdentityForm
from .profiles import ProfileForm

__all__ = ["AppealForm", "ComplaintForm", "ConsentsForm", "IdentityForm", "ProfileForm"]
