"""Named people: two members, a moderator, a trainer, an editor, an admin."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.signals import user_signed_up
from django.core.management import call_command
from wagtail.models import Site

from community.actions import grants
from community.models import Role
from hub.accounts.models import User
from hub.models import Operator
from tests.factories import make_admin, make_home

from .things import in_group, make_things


@pytest.fixture
def home(db):
    return make_home()


def member(name, number=None, **fields):
    """Return a person as joining makes one: proven phone, rules accepted."""
    user = User.objects.create_user(name=name, **fields)
    if number:
        get_adapter().set_phone(user, number, verified=True)
    user_signed_up.send(sender=User, request=None, user=user)
    return user


@pytest.fixture
def roles_made(home):
    call_command("setup_roles", verbosity=0)


@pytest.fixture
def lan(home):
    return member("Lan", "+84912345678", email="lan.rieng@example.vn")


@pytest.fixture
def minh(home):
    return member("Minh", "+84987654321")


@pytest.fixture
def admin(roles_made):
    user = make_admin(name="Chị Quản")
    user_signed_up.send(sender=User, request=None, user=user)
    return user


def with_role(admin, role, name):
    user = member(name)
    grants.give(by=admin, user=user, role=role, reason="thử")
    return User.objects.get(pk=user.pk)


@pytest.fixture
def co_hoa(admin):
    return with_role(admin, Role.MODERATOR, "Cô Hoà")


@pytest.fixture
def thay_binh(admin):
    return with_role(admin, Role.TRAINER, "Thầy Bình")


@pytest.fixture
def official(admin):
    return with_role(admin, Role.OFFICIAL, "Chú Chính")


@pytest.fixture
def editor(admin):
    return with_role(admin, Role.EDITOR, "Chị Thảo")


@pytest.fixture
def expert(roles_made):
    return in_group(member("Anh Chuyên"), "Chuyên gia")


@pytest.fixture
def publisher(roles_made):
    return in_group(member("Chị Xuân"), "Xuất bản")


@pytest.fixture
def by_group(roles_made):
    return in_group(member("Anh Tân"), "Quản trị")


@pytest.fixture
def things(admin, lan):
    """Return what addresses ask for: names of parts, keys of rows that are there."""
    return make_things(admin, lan)


@pytest.fixture
def operator(home):
    return Operator.for_site(Site.objects.get())


@pytest.fixture
def set_mode(operator):
    def change(mode, **fields):
        licence = {
            "licence": "12/GP-STTTT",
            "licence_date": "2027-02-01",
            "licence_issuer": "Bộ Văn hoá",
        }
        values = {"mode": mode} | (licence if mode == "network" else {}) | fields
        for name, value in values.items():
            setattr(operator, name, value)
        operator.save()

    return change


def text_of(answer):
    return answer.content.decode()
