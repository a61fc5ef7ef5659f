"""Limits count per number and account in the database; an address only as a wide guard."""

import time
from contextlib import suppress
from threading import Thread

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client

from hub.accounts import limits
from hub.accounts.contacts import parse
from hub.accounts.models import Phone, Use
from tests.factories import PASSWORD, make_admin

from .conftest import (
    ask,
    from_address,
    join,
    mailed_code,
    signed_in,
    text_of,
    type_code,
    wrong,
)

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"
MANY = "nhiều mã"


def numbers(count):
    return [f"091234{n:04d}" for n in range(count)]


def test_a_class_of_forty_joins_from_one_address(home, texts):
    for number in numbers(40):
        client = from_address("14.160.1.1")
        assert join(client, number).status_code == 302, number
        assert type_code(client, texts.code()).status_code == 302, number
        assert signed_in(client)
    assert Phone.objects.count() == 40


def test_six_wrong_codes_from_forty_addresses_do_not_get_in(lan, texts):
    clients = [from_address(f"14.160.1.{n}") for n in range(40)]
    for client in clients[:2]:
        ask(client, PHONE)
    for client in clients[2:]:
        client.cookies["sessionid"] = clients[1].cookies["sessionid"].value
    code = texts.code()
    said = [text_of(type_code(client, wrong(code))) for client in clients[1:6]]
    assert all("Mã chưa đúng" in page for page in said[:4])
    for client in clients:
        said = text_of(type_code(client, code))
        assert "sai 5 lần" in said or "Đã sai quá nhiều lần" in said
        assert not signed_in(client)
    # Nor does a new code help, from wherever it is asked for, until the time has passed.
    fresh = from_address("113.160.9.9")
    assert "quá nhiều lần" in text_of(ask(fresh, PHONE))
    with time_machine.travel(time.time() + 901):
        assert ask(fresh, PHONE).status_code == 302
        assert type_code(fresh, texts.code()).status_code == 302


def test_wrong_codes_of_several_sessions_are_one_sum(lan, texts):
    for n in range(5):
        client = from_address(f"14.160.2.{n}")
        assert ask(client, PHONE).status_code == 302
        type_code(client, wrong(texts.code()))
    assert "quá nhiều lần" in text_of(type_code(client, texts.code()))
    assert not signed_in(client)


def test_five_codes_an_hour_go_to_a_number_however_it_is_written(home, texts):
    ways = [
        PHONE,
        "+84 912.345.678",
        "84912345678",
        "0084 912 345 678",
        "(0912)345-678",
    ]
    for n, written in enumerate(ways):
        assert ask(from_address(f"14.160.3.{n}"), written).status_code == 302
    assert MANY in text_of(ask(from_address("14.160.3.9"), "０９１２３４５６７８"))
    assert MANY in text_of(join(from_address("14.160.3.10"), PHONE))
    assert len(texts.all()) == 5
    with time_machine.travel(time.time() + 3601):
        assert ask(Client(), PHONE).status_code == 302


def test_asking_again_for_the_code_is_counted_too(lan, texts, client):
    ask(client, PHONE)
    answers = [client.post("/xac-thuc/", {"action": "resend"}) for _each in range(5)]
    assert [answer.status_code for answer in answers] == [302] * 4 + [200]
    assert MANY in text_of(answers[-1])
    assert type_code(client, texts.code()).status_code == 302


def test_wrong_passwords_are_counted_per_account(lan, home):
    for n in range(5):
        page = text_of(ask(from_address(f"14.160.4.{n}"), PHONE, password="sai"))
        assert "chưa đúng" in page
    lan.set_password("mot-cau-dai-de-nho")
    lan.save()
    client = from_address("14.160.4.99")
    assert "quá nhiều lần" in text_of(ask(client, PHONE, password="mot-cau-dai-de-nho"))
    assert not signed_in(client)


def test_a_forged_header_changes_nothing(home, texts, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"code-address": [(3, 600)]}
    pages = []
    for n, number in enumerate(numbers(5)):
        client = Client(REMOTE_ADDR="14.160.5.5", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}",
                        HTTP_X_REAL_IP=f"10.0.1.{n}", HTTP_FORWARDED=f"for=10.0.2.{n}")  # fmt: skip
        pages.append(ask(client, number))
    assert [page.status_code for page in pages] == [302] * 3 + [200] * 2
    assert "rất nhiều người" in text_of(pages[-1])


def test_behind_our_proxy_its_last_word_counts_and_no_other(home, texts, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"code-address": [(3, 600)]}
    settings.HUB_TRUSTED_PROXIES = ["127.0.0.1", "10.1.1.1"]

    def through(forged, real, number):
        named = f"{forged}, {real}, 10.1.1.1"
        client = Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=named)
        return ask(client, number).status_code

    many = numbers(8)
    assert [through(f"1.1.1.{n}", "14.160.6.6", many[n]) for n in range(4)] == [
        302
    ] * 3 + [200]
    assert through("14.160.6.6", "14.160.6.7", many[5]) == 302


def test_a_home_has_one_network_of_ipv6(home, texts, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"code-address": [(3, 600)]}
    many = numbers(6)
    asked = [ask(from_address(f"2001:db8:1:2::{n}"), many[n]) for n in range(4)]
    assert [answer.status_code for answer in asked] == [302] * 3 + [200]
    assert ask(from_address("2001:db8:1:3::1"), many[5]).status_code == 302


def test_the_day_s_money_for_messages_has_an_end(home, texts, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"text-cost": [(2400, 86400)]}
    answers = [ask(Client(), number) for number in numbers(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "thư điện tử" in text_of(answers[-1])
    assert ask(Client(), "lan@example.vn").status_code == 302
    with time_machine.travel(time.time() + 86401):
        assert ask(Client(), numbers(5)[-1]).status_code == 302


def test_the_table_holds_neither_numbers_nor_addresses(lan, texts):
    ask(from_address("14.160.7.7"), PHONE)
    rows = str(list(Use.objects.values()))
    assert Use.objects.count() >= 3
    for word in ("912345678", "14.160.7.7", texts.code()):
        assert word not in rows


def test_a_refused_act_is_not_counted_so_the_wait_has_an_end(home):
    for _each in range(5):
        limits.count("code", "x")
    for _each in range(20):
        with pytest.raises(limits.TooMany):
            limits.count("code", "x")
    assert Use.objects.filter(kind="code").count() == 5


def test_old_rows_go(home):
    limits.count("code", "x")
    with time_machine.travel(time.time() + 3 * 86400):
        limits.count("code", "x")
        assert limits.forget() == 1
    assert Use.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_moment_see_each_other():
    passed = []

    def act():
        try:
            limits.count("code", "y")
            passed.append(1)
        except limits.TooMany:
            pass
        finally:
            connections.close_all()

    threads = [Thread(target=act) for _each in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) <= 5  # none, if all were counted before the first one looked
    assert Use.objects.filter(kind="code").count() == len(passed)
    for _left in range(5 - len(passed)):
        limits.count("code", "y")
    with pytest.raises(limits.TooMany):
        limits.count("code", "y")


def test_an_account_has_a_limit_over_both_its_contacts(lan, texts, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"code-account": [(3, 3600)]}
    lan.email = "lan@example.vn"
    lan.save()
    asked = [ask(Client(), one) for one in (PHONE, lan.email, PHONE, lan.email)]
    assert [answer.status_code for answer in asked] == [302] * 3 + [200]


def test_its_two_contacts_do_not_tell_that_they_are_one_account(lan, texts):
    """What is used up of one leaves the other as it is: nobody learns that they belong."""
    lan.email = "lan@example.vn"
    lan.save()
    for _each in range(6):
        ask(Client(), PHONE)
    asked = [ask(Client(), lan.email).status_code for _each in range(6)]
    assert asked == [302] * 5 + [200]


@pytest.mark.parametrize("act", [
    lambda client: ask(client, PHONE),
    lambda client: client.post("/xac-thuc/", {"action": "resend"}),
    lambda client: type_code(client, "000000"),
    lambda client: ask(client, PHONE, password="sai"),
])  # fmt: skip
def test_every_try_of_an_address_is_counted(lan, texts, settings, act):
    client = from_address("14.160.1.1")
    ask(client, PHONE)
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"try-address": [(2, 600)]}
    assert "rất nhiều người" not in text_of(act(client))
    assert "rất nhiều người" in text_of(act(client))


def test_the_right_code_forgives_the_wrong_ones(lan, texts):
    for _time in range(2):
        client = Client()
        ask(client, PHONE)
        for _try in range(4):
            type_code(client, wrong(texts.code()))
        type_code(client, texts.code())
        assert signed_in(client)


def test_the_right_password_is_no_wrong_try(lan, home):
    lan.set_password(PASSWORD)
    lan.save()
    for _time in range(7):
        client = Client()
        ask(client, PHONE, password=PASSWORD)
        assert signed_in(client)


def test_wrong_passwords_at_the_door_of_the_admin_are_the_same_sum(home):
    admin = make_admin()
    fields = {"username": admin.email.upper(), "password": "sai", "next": "/quan-tri/"}
    for n in range(5):
        if n % 2:
            ask(Client(), admin.email, password="sai")
        else:
            Client().post("/quan-tri/login/", fields)
    client = Client()
    page = text_of(client.post("/quan-tri/login/", fields | {"password": PASSWORD}))
    assert "Đã sai mật khẩu quá nhiều lần" in page
    assert not signed_in(client)
    with time_machine.travel(time.time() + 901):
        client.post("/quan-tri/login/", fields | {"password": PASSWORD})
        assert signed_in(client)


def test_the_wait_that_is_said_is_the_one_that_is_left(home, texts):
    start = time.time()
    for minute in range(5):
        with time_machine.travel(start + 60 * minute):
            ask(Client(), PHONE)
    with time_machine.travel(start + 50 * 60 + 30):
        assert "10 phút" in text_of(ask(Client(), PHONE))
    with time_machine.travel(start + 60 * 60 + 1):
        assert ask(Client(), PHONE).status_code == 302


def test_the_end_of_the_day_s_money_is_logged_once(home, texts, settings, caplog):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"text-cost": [(800, 86400)]}
    for number in numbers(4):
        ask(Client(), number)
    said = [record for record in caplog.records if "money" in record.getMessage()]
    assert [record.levelname for record in said] == ["ERROR"]


def test_guessing_over_many_contacts_is_seen_and_ends(home, settings, caplog):
    few = {"wrong-alarm": [(3, 3600)], "wrong-all": [(5, 3600)]}
    settings.HUB_LIMITS = settings.HUB_LIMITS | few
    pages = []
    for n in range(7):
        client = Client()
        ask(client, f"lan{n}@example.vn")
        pages.append(text_of(type_code(client, wrong(mailed_code()))))
        assert ("guessing" in caplog.text) == (n >= 3)
    assert [("Mã chưa đúng" in page) for page in pages] == [True] * 5 + [False] * 2
    assert "tạm ngừng nhận mã" in pages[-1]
    assert caplog.text.count("guessing") == 1


def test_plus_addresses_are_one_mailbox_for_limits(home):
    asked = [ask(Client(), f"lan+{n}@example.vn").status_code for n in range(6)]
    assert asked == [302] * 5 + [200]


@pytest.mark.parametrize("contact", [PHONE, "lan+bai@example.vn"])
def test_an_administrator_lifts_the_limits_of_one_contact(lan, texts, caplog, contact):
    for _each in range(6):
        ask(Client(), contact)
        ask(Client(), "0912 345 679")
    for _each in range(5):
        with suppress(limits.TooMany):
            limits.count("wrong-code", parse(contact).mailbox)
    call_command("lift_limits", contact)
    assert ask(Client(), contact).status_code == 302
    assert ask(Client(), "0912 345 679").status_code == 200
    assert "lifted" in caplog.text
    assert contact not in caplog.text


def test_lifting_wants_a_contact(db):
    with pytest.raises(CommandError):
        call_command("lift_limits", "chị Lan")
