"""Who locks whom, who may object to what, and who decides on an objection."""

from django.utils.translation import gettext as _

from hub.accounts.models import User

from .. import roles
from ..models import Appeal, Consent, Decision, Lock, Role, Status
from .checks import No, author_of
from .person import Person
from .writing import Allowed, Refused

# What a decision left the words in; once they stand otherwise it has been changed.
ADVERSE = {
    Decision.What.DECLINE: Status.DECLINED,
    Decision.What.HIDE: Status.HIDDEN,
    Decision.What.HIDE_BRANCH: Status.HIDDEN,
    Decision.What.HIDE_WITH: Status.HIDDEN,
    Decision.What.REMOVE: Status.REMOVED,
}
Target = Decision | Lock


def may_lock(by: User, user: User) -> Allowed | Refused:
    """Moderators lock members, admins the staff; nobody themselves or a superuser."""
    person = Person.of(by)
    if not person.moderates:
        return Refused(_("Only moderators lock a member."))
    if person.key == user.pk or user.is_superuser:
        return Refused(_("This account cannot be locked."))
    if is_staff(user) and not person.is_admin:
        return Refused(_("Only an administrator locks somebody of the staff."))
    return Allowed()


def is_staff(user: User) -> bool:
    return user.is_staff or bool(roles.of(user) & {Role.MODERATOR, Role.EDITOR})


def may_appeal(by: User | Person, target: Target) -> Allowed | Refused:
    """Whom it concerns, while it holds, once."""
    person = Person.of(by)
    try:
        if person.key is None or owner_of(target) != person.key:
            raise No(_("This is not here, or not public."))
        if not holds(target):
            raise No(_("This has been changed already."))
        if getattr(target, "appeal", None) is not None:
            raise No(_("You have objected to this already."))
    except No as no:
        return Refused(str(no))
    return Allowed()


def may_judge(by: User | Person, appeal: Appeal) -> Allowed | Refused:
    """A moderator who is neither whom it concerns nor who decided the first time."""
    person = Person.of(by)
    if not person.moderates:
        return Refused(_("Only moderators decide on this."))
    if person.key in {appeal.by_id, appeal.about.by_id}:
        return Refused(_("You took this decision, so somebody else looks at it again."))
    if not appeal.is_open:
        return Refused(_("This has been decided already."))
    return Allowed()


def owner_of(target: Target) -> int | None:
    if isinstance(target, Lock):
        return target.user_id
    return author_of(target.thing)


def holds(target: Target) -> bool:
    """Return whether a lock runs, or words stand as the decision left them."""
    if isinstance(target, Lock):
        return target.runs
    rows = Decision.objects.about(target.thing).filter(what__in=ADVERSE)
    return rows.newest().first() == target and stands(target)


def stands(decision: Decision) -> bool:
    """Return whether the words are as this decision, the newest of them, left them. What
    the author of its answer refuses stays back for that, whatever a moderator decided.
    """
    refused = getattr(decision.thing, "consent", None) == Consent.REFUSED
    return not refused and decision.thing.status == ADVERSE.get(decision.what)
