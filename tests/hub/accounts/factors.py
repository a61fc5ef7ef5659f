"""People with a second factor, and what their app shows."""

import re
import time

import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from hub.accounts.models import Factor
from tests.factories import PASSWORD

from .conftest import ask, text_of

APP = "/toi/bao-mat/ung-dung/"
STEP = "/xac-thuc/buoc-hai/"
AGAIN = "/xac-thuc/lai/"
ADMIN = "/quan-tri/"
KEY = re.compile(r'<p class="key"><code>([A-Z2-7 ]+)</code>')
SPARE = re.compile(r"<li><code>(\d{4} \d{4})</code>")


def shown(secret, later=0):
    """Return the six digits that an app with this secret shows."""
    counter = int(time.time() + later) // 30
    return format_hotp_value(hotp_value(secret, counter))


def set_up(client, next_url=""):
    """Set up an app by its page; return (secret, spare codes)."""
    page = text_of(client.get(APP))
    secret = KEY.search(page)[1].replace(" ", "")
    answer = client.post(APP, {"code": shown(secret), "next": next_url})
    return secret, SPARE.findall(text_of(answer))


def by_password(user, next_url=ADMIN):
    """Return a browser in which this person has typed e-mail and password."""
    client = Client()
    ask(client, user.email, password=PASSWORD, next=next_url)
    return client


def step(client, code):
    return client.post(STEP, {"code": code})


def with_app(user):
    """Return (secret, spare codes) of a person who set up an app a minute ago."""
    with time_machine.travel(time.time() - 60):
        return set_up(by_password(user))


def through(user, secret):
    """Return a browser that has come in by both steps."""
    client = by_password(user)
    assert step(client, shown(secret)).status_code == 302
    return client


def rows_of(user):
    return set(Factor.objects.filter(user=user).values_list("type", flat=True))
