"""Somebody who asks for something, with what their rights follow from, read once."""

from functools import cached_property

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import User

from .. import roles
from ..models import Role
from .writing import Allowed, Refused, What, may_write


class Person:
    """Made once for each request or action: a page of 50 comments asks it 50 times."""

    def __init__(self, user: User | AnonymousUser) -> None:
        self.user = user
        self._writes: dict[What, Allowed | Refused] = {}

    @classmethod
    def of(cls, who: "User | AnonymousUser | Person") -> "Person":
        return who if isinstance(who, Person) else cls(who)

    @property
    def is_known(self) -> bool:
        return bool(self.user.is_authenticated and self.user.is_active)

    @property
    def key(self) -> int | None:
        return self.user.pk if self.is_known else None

    @cached_property
    def roles(self) -> frozenset[Role]:
        return roles.of(self.user) if self.is_known else frozenset()

    @cached_property
    def is_admin(self) -> bool:
        return self.is_known and self.user.has_perm("community.add_grant")

    @cached_property
    def moderates(self) -> bool:
        return Role.MODERATOR in self.roles or self.is_admin

    @cached_property
    def edits(self) -> bool:
        """Writes for the programme: notices, pins."""
        return Role.EDITOR in self.roles or self.is_admin

    @cached_property
    def trains(self) -> bool:
        return Role.TRAINER in self.roles

    @property
    def is_staff(self) -> bool:
        return self.moderates or self.edits

    def may_write(self, what: What) -> Allowed | Refused:
        if what not in self._writes:
            self._writes[what] = may_write(self.user, what)
        return self._writes[what]
