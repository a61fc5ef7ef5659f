"""Who may write at all: mode, role and kind of act.

The table is the one of contracts.md, section 7. Views and actions ask `may_write`; what
it allows may still wait for somebody's approval, which `waits` says.
"""

from enum import StrEnum
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.accounts.models import Phone, User
from hub.models import Mode, Operator

from .. import consents, roles
from ..models import Identity, Lock, Role


class What(StrEnum):
    """Every act of a member. The first ones put words or pictures before others."""

    TOPIC = "topic"
    COMMENT = "comment"
    TIP = "tip"
    PICTURE = "picture"
    TRIAL_NOTE = "trial-note"
    TRIAL = "trial"
    REACTION = "reaction"
    ACCEPT = "accept"
    FOLLOW = "follow"
    SAVE = "save"
    REPORT = "report"


class Waits(StrEnum):
    """When an act is seen by others."""

    NO = "no"
    FIRST_TWO = "first-two"
    ALWAYS = "always"


class Allowed(NamedTuple):
    waits: Waits = Waits.NO

    def __bool__(self) -> bool:
        return True


class Refused(NamedTuple):
    """`reason` is a sentence for the person, in the language of the page."""

    reason: str

    def __bool__(self) -> bool:
        return False


WORDS = {What.TOPIC, What.COMMENT, What.TIP, What.PICTURE, What.TRIAL_NOTE}
# For oneself or for the moderators: nobody else sees it, so it works in every mode.
QUIET = {What.FOLLOW, What.SAVE, What.REPORT}
AT_ONCE = {Role.MODERATOR, Role.EDITOR}


def may_write(user: User | AnonymousUser, what: What | str) -> Allowed | Refused:
    """Say whether this person may do this now. ValueError for an act that is none."""
    what = What(what)
    if not user.is_authenticated or not user.is_active:
        return Refused(_("Sign in first: it takes your phone number and a code."))
    if not consents.rules_accepted(user):
        return Refused(_("The rules have changed. Read and accept them first."))
    if what in QUIET:
        return Allowed()
    if (lock := Lock.objects.filter(user=user).running().first()) is not None:
        return Refused(locked(lock))
    mode = Operator.current().writing
    if mode == Mode.PORTAL:
        return Refused(_("Members cannot write here now. Reading and saving go on."))
    if mode == Mode.NETWORK and not is_verified(user):
        return Refused(
            _("The law asks for your phone, full name and birth date before you write.")
        )
    return Allowed(waiting(user, what, mode))


def locked(lock: Lock) -> str:
    """Say why, until when, and what can be done about it."""
    return _(
        "You cannot write here until %(when)s. Reason: %(reason)s. Under “Mine” you see"
        " more, and can ask for a second look."
    ) % {
        "when": date_format(timezone.localtime(lock.until), "H:i d/m/Y"),
        "reason": lock.get_reason_display(),
    }


def waiting(user: User, what: What, mode: Mode) -> Waits:
    if what not in WORDS or is_trusted(user):
        return Waits.NO
    return Waits.ALWAYS if mode == Mode.MODERATED else Waits.FIRST_TWO


def is_trusted(user: User) -> bool:
    """Moderators, editors and admins post at once."""
    return user.has_perm("community.add_grant") or bool(roles.of(user) & AT_ONCE)


def is_verified(user: User) -> bool:
    """A network's law: a phone that answered a code, full name and birth date."""
    phone = Phone.objects.filter(user=user, verified_at__isnull=False)
    return phone.exists() and Identity.objects.filter(user=user).exists()
