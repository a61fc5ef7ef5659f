"""People at the door: what they are sent, and what they do with it."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from hub.accounts.models import User
from tests.factories import make_home

CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
LESSON = "/bai-hoc/chup-la-che/"


class Texts:
    """The text messages that were sent, oldest first, as (number, text)."""

    def __init__(self, folder):
        self.folder = folder

    def all(self):
        files = sorted(self.folder.glob("*.txt"))
        return [tuple(f.read_text(encoding="utf-8").split("\n", 1)) for f in files]

    def code(self):
        return CODE.search(self.all()[-1][1])[0]


@pytest.fixture
def texts(settings, tmp_path):
    settings.HUB_CODES_FOLDER = tmp_path / "codes"
    return Texts(Path(settings.HUB_CODES_FOLDER))


@pytest.fixture
def home(db):
    """The home page with its real template: what is said to people is looked at."""
    return make_home()


@pytest.fixture
def lan(home):
    """A member who joined with her phone and has no password."""
    from allauth.account.adapter import get_adapter
    from allauth.account.signals import user_signed_up

    user = User.objects.create_user(name="Lan")
    get_adapter().set_phone(user, "+84912345678", verified=True)
    user_signed_up.send(sender=User, request=None, user=user)
    return user


def mailed_code():
    return CODE.search(mail.outbox[-1].body)[0]


def wrong(code):
    """Return six digits that are not the code."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def from_address(address):
    return Client(REMOTE_ADDR=address)


def ask(client, contact, **fields):
    return client.post("/dang-nhap/", {"contact": contact} | fields)


def join(client, contact, name="Bác Sáu", adult="yes", **fields):
    values = {"contact": contact, "name": name, "adult": adult} | fields
    return client.post("/dang-ky/", values)


def type_code(client, code):
    return client.post("/xac-thuc/", {"code": code})


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


def text_of(answer):
    return answer.content.decode()
