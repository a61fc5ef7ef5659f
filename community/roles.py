"""Which roles people hold, and the groups that go with them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.contrib.auth.models import Group
from django.db.models import Model, OuterRef, QuerySet, Subquery

from hub.accounts.models import User
from lessons.roles import EDITORS, give

from .models import Grant, Role

MODERATORS, ADMINS = "Kiểm duyệt", "Quản trị"
GROUPS = {Role.MODERATOR: MODERATORS, Role.EDITOR: EDITORS}
RIGHTS = {
    MODERATORS: (
        "view_complaint", "change_complaint", "view_appeal", "change_appeal", "add_lock",
    ),
    ADMINS: (
        "view_profile", "add_grant", "view_grant", "add_expectedtrainer",
        "view_expectedtrainer", "delete_expectedtrainer", "view_complaint",
        "change_complaint", "delete_complaint", "view_appeal", "change_appeal", "add_lock",
    ),
}  # fmt: skip
# Of moderators and admins: who has lost phone and e-mail.
BOTH_RIGHTS = ("view_recovery", "change_recovery")
# Of admins alone: the log of acts, requests about data, a lost second factor.
ACCOUNT_RIGHTS = (
    "view_act", "view_datarequest", "change_datarequest", "delete_factor",
)  # fmt: skip


def of(user: User) -> frozenset[Role]:
    """Return the roles that a person holds now: one query."""
    return of_many([user.pk])[user.pk] if user.pk else frozenset()


def of_many(users: Iterable[int]) -> dict[int, frozenset[Role]]:
    """Return {key of a user: roles} in one query, for lists."""
    held: dict[int, set[Role]] = defaultdict(set)
    rows = Grant.objects.filter(user__in=list(users)).order_by("pk")
    for user, role, given in rows.values_list("user", "role", "given"):
        (held[user].add if given else held[user].discard)(Role(role))
    return defaultdict(
        frozenset, {key: frozenset(roles) for key, roles in held.items()}
    )


def with_roles(rows: QuerySet) -> QuerySet:
    """Read with each row of a `user` what roles that person holds: the last word counts."""
    said = Grant.objects.filter(user=OuterRef("user")).order_by("-pk").values("given")
    each = {f"held_{role}": Subquery(said.filter(role=role)[:1]) for role in Role}
    return rows.annotate(**each)


def read(row: Model) -> set[Role]:
    """Return the roles that `with_roles` has read."""
    return {role for role in Role if getattr(row, f"held_{role}")}


def badges(roles: Iterable[Role]) -> list[Role]:
    """Return the roles in the order in which they stand beside a name."""
    held = set(roles)
    return [role for role in (Role.EDITOR, Role.MODERATOR, Role.TRAINER, Role.OFFICIAL)
            if role in held]  # fmt: skip


def setup(*, say: Callable[[str], object]) -> None:
    """Make the groups and their rights; a second run changes nothing."""
    for name, rights in RIGHTS.items():
        group = Group.objects.get_or_create(name=name)[0]
        give(group, "wagtailadmin", "access_admin")
        for right in rights:
            give(group, "community", right)
        for right in BOTH_RIGHTS:
            give(group, "accounts", right)
    admins = Group.objects.get(name=ADMINS)
    give(admins, "hub", "change_operator")
    for right in ACCOUNT_RIGHTS:
        give(admins, "accounts", right)
    say(f"members: {', '.join(RIGHTS)}")
