"""Named people: two members, a moderator, a trainer, an editor, an admin.

They stand on the home page and the staff groups, which are made once for this folder.
"""

from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.signals import user_signed_up
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from community import spaces
from community.actions import approval, comments, grants, tips, topics
from community.models import HubComment, Role, Space, Status
from hub.accounts.models import User
from hub.models import Operator
from hub.settings.community import COMMUNITY_LIMITS
from tests.factories import make_admin, make_home
from tests.ground import rolled_back_at_the_end

from .things import in_group, make_things
from .tips import filed, words

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Put every test on the ground but those that need true transactions."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if (
            HERE in item.path.parents
            and marker
            and not marker.kwargs.get("transaction")
        ):
            item.fixturenames.insert(0, "ground")


@pytest.fixture(scope="package")
def ground(django_db_setup, django_db_blocker):
    with rolled_back_at_the_end(django_db_blocker):
        make_home()
        call_command("setup_roles", verbosity=0)
        yield


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
def roles_made(request, home):
    if "ground" not in request.fixturenames:
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


def as_(person):
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def hoi_dap(home):
    spaces.setup(say=lambda words: None)
    return Space.objects.get(slug="hoi-dap")


@pytest.fixture
def network(set_mode, monkeypatch):
    """Everybody is verified and past the first two: words are public at once."""
    set_mode("network")
    monkeypatch.setattr("community.permissions.writing.is_verified", lambda user: True)
    monkeypatch.setattr("community.trust.ENOUGH", 0)


@pytest.fixture
def no_haste(settings):
    """Tests of other things write faster than people may."""
    wide = {kind: [] for kind in COMMUNITY_LIMITS}
    settings.HUB_LIMITS = settings.HUB_LIMITS | wide


@pytest.fixture
def question(hoi_dap, co_hoa, lan):
    """A public question of Lan."""
    topic = topics.post(
        by=lan, space=hoi_dap, body="Chè bị nhện đỏ thì làm sao? Nhờ cô bác."
    )
    approval.approve(by=co_hoa, thing=topic, seen=topic.version)
    topic.refresh_from_db()
    return topic


@pytest.fixture
def says(question, no_haste, co_hoa):
    """Return a function that puts a public comment of somebody into the thread."""

    def say(by, body, to=None, discussion=None):
        place = discussion or question.discussion
        comment = comments.reply(by=by, discussion=place, body=body, to=to)
        if comment.status == Status.PENDING:
            approval.approve(by=co_hoa, thing=comment, seen=comment.version)
        return HubComment.objects.get(pk=comment.pk)

    return say


@pytest.fixture
def tip(hoi_dap, no_haste, co_hoa, lan):
    """A public tip of Lan."""
    made = tips.post(by=lan, words=words(), filed=filed())
    approval.approve(by=co_hoa, thing=made, seen=made.version)
    made.refresh_from_db()
    return made
