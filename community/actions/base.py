"""What every action begins with: permission, the author's turn, the pace, the log."""

from allauth.core import context

from hub.accounts import acts, limits
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..permissions import Act, Allowed, Person, may
from ..permissions.acts import Thing
from ..trust import is_new
from .refusals import NotAllowed, TooFast


def require(who: User | Person, act: Act, thing: Thing) -> Allowed:
    """Return what the permission function allows, or raise NotAllowed."""
    answer = may(who, act, thing)
    if not answer:
        raise NotAllowed(answer)
    return answer


def take_turn(user: User) -> None:
    """Let one writing act of a person end before the next begins.

    Inside a transaction, before every other lock. It makes a double tap one row and the
    limits exact. `no_key`: rows that point at the person do not wait.
    """
    list(
        User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk")
    )


def keep_pace(person: Person, kind: str) -> None:
    """Count one act; raise TooFast when that is too many. Staff are not counted.

    Called in the person's turn: when the act fails, the count goes with it.
    """
    if person.is_staff:
        return
    if kind in {"topic", "reply"} and is_new(person):
        kind += "-new"
    try:
        limits.count(kind, f"user:{person.user.pk}")
    except limits.TooMany as error:
        raise TooFast(kind, error.seconds) from None


def scoped(user: User, client_key: str) -> str | None:
    """Return the key under which a form's double is found: never another person's."""
    return f"{user.pk}:{client_key[:48]}" if client_key else None


def note(kind: ActKind, user: User) -> None:
    """Write the act into the restricted log, with the address it came from."""
    acts.note(kind, context.request, user)
