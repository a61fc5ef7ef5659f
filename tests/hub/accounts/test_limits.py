"""Limits count per number and account in the database; an address only as a wide guard."""

import time
from threading import Thread

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client

from hub.accounts import limits
from hub.accounts.models import Phone, Use

from .conftest import ask, from_address, join, signed_in, text_of, type_code, wrong

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


@pytest.mark.parametrize(
    "named", ["", "không phải địa chỉ", "x" * 5000, ",,,", "127.0.0.1"]
)
def test_odd_headers_of_the_proxy_break_nothing(home, texts, settings, named):
    settings.HUB_TRUSTED_PROXIES = ["127.0.0.1"]
    client = Client(
        REMOTE_ADDR="127.0.0.1",
        headers={"X-Forwarded-For": named.encode("ascii", "ignore").decode()},
    )
    assert ask(client, PHONE).status_code == 302


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
    assert 0 < len(passed) <= 5
    assert Use.objects.filter(kind="code").count() == len(passed)
    assert connection.vendor
