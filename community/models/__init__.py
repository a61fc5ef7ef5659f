"""Who members are to each other, and what they write: one module for each noun."""

from .appeals import Appeal
from .comments import HubComment
from .complaints import Complaint, Disclosure
from .consents import ConsentRecord, Purpose
from .decisions import Decision
from .discussions import Discussion
from .follows import Follow
from .grants import Grant, Role
from .identities import Identity
from .locks import Lock
from .notices import Notice, Verb
from .pictures import Picture, give_pictures
from .profiles import OldSlug, Profile
from .reactions import Reaction, ReactionKind
from .reports import Report
from .revisions import Revision
from .saves import Save
from .spaces import Space
from .statuses import Reason, ReportReason, Status
from .things import Words
from .tips import Consent, Recheck, Tip
from .topics import Kind, Tag, Topic
from .trainers import ExpectedTrainer
from .trials import Trial

__all__ = [
    "Appeal",
    "Complaint",
    "Consent",
    "ConsentRecord",
    "Decision",
    "Disclosure",
    "Discussion",
    "ExpectedTrainer",
    "Follow",
    "Grant",
    "HubComment",
    "Identity",
    "Kind",
    "Lock",
    "Notice",
    "OldSlug",
    "Picture",
    "Profile",
    "Purpose",
    "Reaction",
    "ReactionKind",
    "Reason",
    "Recheck",
    "Report",
    "ReportReason",
    "Revision",
    "Role",
    "Save",
    "Space",
    "Status",
    "Tag",
    "Tip",
    "Topic",
    "Trial",
    "Verb",
    "Words",
    "give_pictures",
]
