"""People: a member without rights, an editor of a group, an admin."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group

from hub.accounts.models import User

PASSWORD = "mot-mat-khau-dai-2026"
numbers = count(1)


def make_person(**fields: Any) -> User:
    number = next(numbers)
    values = {"email": f"nguoi{number}@example.org", "name": f"Người {number}"} | fields
    return User.objects.create_user(password=PASSWORD, **values)


def make_admin(**fields: Any) -> User:
    return make_person(is_superuser=True, **fields)


def make_editor(group: str, **fields: Any) -> User:
    """Return a person of one of the groups that `setup_roles` makes."""
    person = make_person(**fields)
    person.groups.add(Group.objects.get(name=group))
    return person
