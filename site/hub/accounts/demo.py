"""People for demonstrations. Their settings exist in embedded, dev and test only."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.auth.models import Group

from .expertise import Expertise
from .models import User

PASSWORD = "bandanhocai-demo"  # noqa: S105 - printed in the README, never in production


class Person(NamedTuple):
    email: str
    name: str
    group: str
    expertise: tuple[str, ...] = ()
    admin: bool = False


PEOPLE = (
    Person("bientap@demo.invalid", "Biên tập viên (mẫu)", "Biên tập"),
    Person(
        "chuyengia@demo.invalid",
        "Chuyên gia (mẫu)",
        "Chuyên gia",
        tuple(Expertise.values),
    ),
    Person("xuatban@demo.invalid", "Người xuất bản (mẫu)", "Xuất bản"),
    Person("quantri@demo.invalid", "Quản trị (mẫu)", "", admin=True),
)


def make_demo_users(say: Callable[[str], object]) -> None:
    """Make each person who is not there yet; never change one who is."""
    for person in PEOPLE:
        if User.objects.filter(email=person.email).exists():
            continue
        user = User.objects.create_user(
            person.email,
            PASSWORD,
            name=person.name,
            expertise=list(person.expertise),
            is_superuser=person.admin,
        )
        user.groups.set(Group.objects.filter(name=person.group))
        say(f"demo user {person.email}")
