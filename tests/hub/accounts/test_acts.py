"""The restricted log of acts, and what no log may hold."""

import logging
import re
import time

import pytest
import time_machine
from django.core.management import call_command

from hub.accounts import acts
from hub.accounts.models import Act, User
from hub.accounts.models.acts import ActKind
from tests.factories import PASSWORD, make_admin

from .conftest import ask, from_address, join, mailed_code, text_of, type_code, wrong

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"
TAG = re.compile(r"<[^>]+>")


def kinds():
    return list(Act.objects.order_by("pk").values_list("kind", flat=True))


def test_joining_and_leaving_are_noted(home, texts):
    client = from_address("14.160.8.8")
    join(client, PHONE)
    type_code(client, wrong(texts.code()))
    type_code(client, texts.code())
    client.post("/dang-xuat/")
    assert kinds() == ["code-sent", "code-wrong", "sign-up", "sign-in", "sign-out"]
    last = Act.objects.last()
    assert (last.user, last.address) == (User.objects.get(), "14.160.8.8")


def test_the_door_of_the_admin_is_noted_too(home, client):
    admin = make_admin()
    fields = {"username": admin.email, "password": "sai", "next": "/quan-tri/"}
    client.post("/quan-tri/login/", fields)
    client.post("/quan-tri/login/", fields | {"password": PASSWORD})
    assert kinds() == ["password-wrong", "sign-in"]


def test_a_refusal_is_noted(home, texts, client):
    for _each in range(6):
        ask(client, PHONE)
    assert kinds() == ["code-sent"] * 5 + ["refused"]


def test_nobody_fills_the_log_by_being_refused(home, texts, client):
    for _each in range(40):
        ask(client, PHONE)
    assert kinds().count("refused") == 20


def test_no_log_line_and_no_act_holds_a_private_value(home, texts, caplog):
    with caplog.at_level(logging.DEBUG):
        client = from_address("14.160.8.9")
        client.raise_request_exception = False
        join(client, PHONE, name="Bác Sáu Kín Đáo")
        code = texts.code()
        for typed in (wrong(code), "abc", code):
            type_code(client, typed)
        client.get("/khong-co/?contact=0912345678")
        client.post("/dang-xuat/")
        ask(client, "sau.kin@example.vn")
        mailed = mailed_code()
        for _each in range(6):
            type_code(client, mailed[::-1])
        ask(client, "sau.kin@example.vn", password="mat-khau-kin")
    lines = "\n".join(record.getMessage() for record in caplog.records)
    lines += str(list(Act.objects.values()))
    assert lines
    for word in (
        "912345678",
        "0912 345 678",
        code,
        mailed,
        "Kín Đáo",
        "sau.kin",
        "mat-khau-kin",
    ):
        assert word not in lines, word


def test_old_acts_go_and_their_number_is_said(home, caplog, capsys):
    acts.note(ActKind.SIGN_IN, None)
    with time_machine.travel(time.time() + 731 * 86400):
        acts.note(ActKind.SIGN_OUT, None)
        call_command("forget_acts", dry_run=True)
        assert Act.objects.count() == 2
        with caplog.at_level(logging.INFO):
            call_command("forget_acts")
        said = capsys.readouterr().out
        assert "  sign-in: 1" in said  # what they are, before they go
        assert said.split("\n")[-4:-1] == [
            "due: 1",
            "removed: 1",
            "still due: 0",
        ]
        assert "1 acts older than 730 days removed" in caplog.text
        assert "the oldest left is of" in caplog.text
    assert kinds() == ["sign-out"]


def test_the_ticker_cleans_up(settings):
    for path in ("hub.accounts.acts.forget", "hub.accounts.limits.forget"):
        assert path in settings.HUB_CLEANUPS


def test_an_act_outlives_its_person(lan, client):
    client.force_login(lan)
    lan.delete()
    assert Act.objects.get().user is None


def test_answers_show_no_english(home, texts, client):
    pages = [
        text_of(client.get(path)) for path in ("/dang-nhap/", "/dang-ky/", "/xac-thuc/")
    ]
    pages.append(text_of(join(client, PHONE, adult="no")))
    seen = " ".join(TAG.sub(" ", page) for page in pages)
    for word in ("Sign", "Password", "required", "This", "Enter", "Email", "code"):
        assert word not in seen, word


def test_nobody_fills_the_log_by_wrong_passwords(home, client):
    for n in range(30):
        ask(client, f"lan{n}@example.vn", password="sai")
    assert kinds().count("password-wrong") == 20
