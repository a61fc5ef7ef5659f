"""Pages of members. They parse, call and answer; what is done stands in `actions`."""

from .appeals import AppealsView, AppealView
from .complaints import ComplaintSentView, ComplaintView
from .consents import ConsentsView, RulesView
from .identities import IdentityView
from .me import MeView
from .notices import MineView, NoticesView
from .profiles import ProfileEditView, avatar, profile

__all__ = [
    "AppealView",
    "AppealsView",
    "ComplaintSentView",
    "ComplaintView",
    "ConsentsView",
    "IdentityView",
    "MeView",
    "MineView",
    "NoticesView",
    "ProfileEditView",
    "RulesView",
    "avatar",
    "profile",
]
