"""No phone, e-mail, full name or birth date of anybody on another's page, feed, JSON or mail.

Everything is asked for twice: every address of the site by its name, and every link that
leads on from the home page.
"""

import re
from datetime import date

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.db import connection
from django.test import Client

from community.actions import identities
from hub.accounts.models import Phone, User

from .matrix import ENDS
from .walking import STAFF, address, browser, of_others, of_staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SKIPPED = {"wagtailadmin_error_test", "wagtailadmin_logout", *ENDS}
VIEWERS = (None, "minh", "thay_binh", "co_hoa", "by_group")
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')
# Each value in every way it is written; a number whatever stands between its groups.
# None of them is an example in a hint of a form.
PRIVATE = {
    "phone": re.compile(r"905\D{0,3}817\D{0,3}263"),
    "phone of the sheet": re.compile(r"912\D{0,3}000\D{0,3}009"),
    "phone of a complaint": re.compile(r"912\D{0,3}000\D{0,3}002"),
    "new phone of a recovery": re.compile(r"987\D{0,3}654\D{0,3}399"),
    "name of a complaint": re.compile("Giấu Tên"),
    "e-mail": re.compile(r"lan\.rieng(@|%40|&#x40;|\s*\[at\])", re.I),
    "full name": re.compile("Nhụy Kín|Nhuy Kin", re.I),
    "birth date": re.compile(
        r"1958-03-17|17[/.-]0?3[/.-]1958|17 tháng 3(,| năm)? 1958|Mar\w* 17, 1958"
    ),
}


def found_in(text):
    return {name for name, pattern in PRIVATE.items() if pattern.search(text)}


@pytest.fixture(autouse=True)
def demanded(settings, set_mode, lan, things):
    settings.STAFF_MFA = True
    set_mode("network")
    get_adapter().set_phone(lan, "+84905817263", verified=True)
    identities.keep(lan, "Nguyễn Thị Nhụy Kín", date(1958, 3, 17))
    digest = Phone.objects.get(user=lan).digest
    PRIVATE["keyed hash"] = re.compile(digest)


def said(answer):
    """Return all that an answer says: its headers and its text, also of JSON."""
    if answer.streaming:
        body = b"".join(answer.streaming_content).decode("utf-8", "replace")
    else:
        body = answer.content.decode("utf-8", "replace")
    return f"{dict(answer.headers)}\n{body}\n{body.encode().decode('unicode_escape', 'ignore')}"


def by_name(client, things):
    """Yield (address, answer) of every address of the site."""
    for name, taken in (of_staff() | of_others()).items():
        if name not in SKIPPED:
            path = address(name, taken, things)
            yield path, client.get(path)


def by_links(client, start="/", most=250):
    """Yield (address, answer) of what links lead to, from the home page on."""
    waiting, seen = [start], {start}
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        answer = client.get(path)
        yield path, answer
        if answer.status_code == 200 and "html" in answer.headers.get(
            "Content-Type", ""
        ):
            links = LINK.findall(answer.content.decode())
            new = [link.replace("&amp;", "&") for link in links]
            new = [link for link in new if link not in seen and wanted(link)]
            seen.update(new)
            waiting += new


def wanted(link):
    return not link.startswith(("/dang-xuat/", "/static/", "//", "/quan-tri/logout/"))


@pytest.mark.parametrize("who", VIEWERS)
def test_nobody_meets_a_private_field_of_another(request, things, who):
    user = who and request.getfixturevalue(who)
    client = browser(user, factor=who in STAFF)
    client.raise_request_exception = False
    pages = 0
    for walk in (by_name(client, things), by_links(client)):
        for path, answer in walk:
            assert found_in(said(answer)) == set(), path
            pages += 1
    assert pages > 350


def test_the_owner_does_meet_them_so_the_search_for_them_works(lan):
    client = browser(lan)
    page = said(client.get("/toi/danh-tinh/"))
    assert found_in(page) == {"full name", "birth date"}
    for way in ("0905 817 263", "+84905817263", "0905.817.263", "(+84) 905-817-263"):
        assert found_in(way) == {"phone"}
    assert found_in("LAN.RIENG@example.vn lan.rieng%40example.vn") == {"e-mail"}


@pytest.mark.parametrize("who", ["minh", "co_hoa"])
def test_forms_that_name_another_say_nothing_of_them(request, lan, who):
    """Asking, joining and changing what is one's own, with what belongs to Lan."""
    client = browser(request.getfixturevalue(who))
    stranger = Client()
    for contact in ("0905817263", "lan.rieng@example.vn"):
        for path in ("/dang-nhap/", "/dang-ky/"):
            typed = {"contact": contact, "name": "Lan", "adult": "yes"}
            page = said(stranger.post(path, typed, follow=True))
            # What was typed stands there again, as it was typed, and nothing beside it.
            kind = "phone" if "@" not in contact else "e-mail"
            assert found_in(page) <= {kind}
    page = said(client.post("/toi/ho-so/", {"display_name": "Lan"}, follow=True))
    assert found_in(page) == set()


def test_no_mail_goes_to_one_about_another(lan, minh):
    """Codes go to the own mailbox and name nobody."""
    get_adapter().set_phone(minh, "+84987654321", verified=True)
    User.objects.filter(pk=minh.pk).update(email="minh@example.vn")
    for contact in ("lan.rieng@example.vn", "minh@example.vn"):
        Client().post("/dang-nhap/", {"contact": contact})
    assert [message.to for message in mail.outbox] == [
        ["lan.rieng@example.vn"],
        ["minh@example.vn"],
    ]
    for message in mail.outbox:
        assert found_in(f"{message.subject}\n{message.body}") == set()
        assert "Lan" not in message.body


def test_no_table_and_no_index_holds_them_as_text(lan):
    """The e-mail stands in its own column; all else is sealed or hashed."""
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of tables
            for row in cursor.fetchall():
                text = " | ".join(
                    bytes(cell).decode("utf-8", "replace")
                    if isinstance(cell, (bytes, memoryview)) else str(cell)
                    for cell in row
                )  # fmt: skip
                for name in found_in(text) - {"keyed hash"}:
                    held.setdefault(name, set()).add(table)
    assert held == {"e-mail": {"accounts_user"}}
