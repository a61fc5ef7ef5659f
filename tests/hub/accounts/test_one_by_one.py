"""What is due is done one by one: what fails, or comes twice, harms nobody else."""

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from hub.accounts import contacts, limits, personal, telling
from hub.accounts.codes import parts
from hub.accounts.factors import changing
from hub.accounts.models import (
    Act,
    DataRequest,
    Factor,
    LegalRecord,
    Phone,
    Recovery,
    Use,
    User,
)
from hub.accounts.mydata import asking, copies, leaving
from hub.accounts.recovery import waiting
from tests.factories import make_admin

from .test_contacts import PAGE, phone, told  # noqa: F401 - fixtures
from .test_recovery import CODE, allow, co_hoa, fill, send  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def test_one_account_that_cannot_be_erased_stops_no_other(lan, home, caplog):
    minh = User.objects.create_user(name="Minh Văn")
    due = [asking.take_in(user, "delete", erase_at=timezone.now()) for user in (lan, minh)]  # fmt: skip
    broken = leaving.erase

    def erase(user, choice):
        if user == lan:
            raise RuntimeError("Minh Văn lan@example.vn")
        broken(user, choice)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leaving, "erase", erase)
        assert leaving.carry_out() == 1
        assert leaving.carry_out() == 0
    assert User.objects.filter(pk=lan.pk).exists()
    assert not User.objects.filter(pk=minh.pk).exists()
    said = [line for line in caplog.messages if f"{due[0].pk} failed" in line]
    assert len(said) == 1  # once an hour, and what the error said is not told
    assert "RuntimeError" in said[0]


def test_one_request_that_no_key_opens_stops_no_other(lan, texts, co_hoa):  # noqa: F811
    minh = User.objects.create_user("minh@example.vn", name="Minh")
    first, second = send(texts), send(texts, old="minh@example.vn", new="0987 654 322")
    assert allow(first, co_hoa)
    assert allow(second, co_hoa)
    Recovery.objects.update(ready_at=timezone.now())
    Recovery.objects.filter(pk=first.pk).update(sealed="x")
    assert waiting.carry_out() == 1
    assert contacts.of(minh)[0].value == "+84987654322"


def test_the_right_code_pressed_twice_is_one_request(lan, texts):
    """Two presses of a slow telephone: both carry the session of before."""
    client = Client()
    fill(client)
    again = Client()
    again.cookies["sessionid"] = client.cookies["sessionid"].value
    session = dict(client.session)
    assert client.post(CODE, {"code": texts.code()}).status_code == 302
    store = again.session
    for key, value in session.items():
        store[key] = value
    store.save()
    Recovery.objects.update(state="refused")  # nor is what is over begun anew by it
    assert again.post(CODE, {"code": texts.code()}).status_code == 302
    assert Recovery.objects.count() == 1


def test_the_limit_is_counted_where_others_see_it(lan, texts):
    """What a transaction counts, no other request sees until its end."""
    inside = []
    real = limits.count

    def count(kind, *rest):
        if kind == "recovery":
            inside.append(len(connection.savepoint_ids))
        return real(kind, *rest)

    outside = len(connection.savepoint_ids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "count", count)
        send(texts)
    assert inside == [outside]


@pytest.mark.postgresql
def test_two_moderators_at_once_wait_for_each_other(lan, texts, co_hoa):  # noqa: F811
    asked = send(texts)
    with CaptureQueriesContext(connection) as queries:
        allow(asked, co_hoa)
    locks = [q["sql"] for q in queries if "FOR UPDATE" in q["sql"]]
    assert any('FROM "accounts_user"' in sql for sql in locks)


def test_what_is_not_there_is_not_removed_and_tells_nobody(phone, lan, texts, told):  # noqa: F811
    before = len(texts.all())
    for kind in ("email", "x", "phone"):
        with told():
            phone.post(PAGE, {"remove": kind})
    assert len(texts.all()) == before
    assert not Act.objects.filter(kind="contact-removed").exists()
    assert contacts.of(lan)[0].value == "+84912345678"


def test_a_notice_that_no_money_is_left_for_raises_an_alarm(settings, texts, caplog):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"text-cost": [(1, "day")]}
    telling.send_all([contacts.Contact("phone", "+84912345678")], "Xin chào.")
    assert any("nobody was told" in line for line in caplog.messages)
    assert texts.all() == []


def test_an_english_moderator_tells_in_vietnamese(lan, texts, co_hoa, told):  # noqa: F811
    lan.email = "lan@example.vn"
    lan.save()
    asked = send(texts)
    with told(), translation.override("en"):
        allow(asked, co_hoa)
    said = [text for _number, text in texts.all()[-2:]]
    said += [mail.outbox[-1].subject, mail.outbox[-1].body]
    for text in said:
        assert "AI for everyone" not in text
        assert "Bình dân học AI" in text or "tài khoản" in text
    with told(), translation.override("en"):
        Factor.objects.create(user=lan, type="totp", data={"secret": ""})
        changing.take(None, by=make_admin(), user=lan)
    assert "second" not in texts.all()[-1][1]
    assert "Không phải bạn" in texts.all()[-1][1]


def test_a_long_notice_costs_as_many_messages_as_it_is_sent_in(texts):
    lengths = {"Mã 123456": 1, "á" * 70: 1, "á" * 71: 2, "á" * 135: 3, "a" * 160: 1, "a" * 161: 2}  # fmt: skip
    assert {text: parts(text) for text in lengths} == lengths
    telling.send_all([contacts.Contact("phone", "+84912345678")], "á" * 175)
    assert Use.objects.get(kind="text-cost").cost == 3 * 800


def test_a_lost_key_keeps_nobody_from_seeing_the_rest_and_from_leaving(phone, lan):  # noqa: F811
    Phone.objects.filter(user=lan).update(sealed="x")
    page = phone.get("/toi/du-lieu/").content.decode()
    assert "không đọc được nữa" in page
    assert "Lan" in page
    personal.erase(lan)
    assert not User.objects.filter(pk=lan.pk).exists()
    assert LegalRecord.objects.get().values == {"name": "Lan"}


def test_a_file_that_is_missing_keeps_nobody_from_the_copy(lan, settings, tmp_path):
    settings.MEDIA_ROOT, settings.HUB_COPIES_FOLDER = tmp_path / "m", tmp_path / "c"
    row = UserProfile.objects.create(user=lan, avatar=ContentFile(b"x", "a.png"))
    Path(row.avatar.path).unlink()
    archive = zipfile.ZipFile(io.BytesIO(copies.packed(lan)))
    assert archive.namelist() == ["du-lieu.html", "du-lieu.json"]


def test_a_copy_that_no_row_names_is_swept_away(lan, settings, tmp_path):
    """A process was killed between the file and its row."""
    settings.HUB_COPIES_FOLDER = tmp_path / "c"
    assert copies.sweep() == 0  # no folder yet
    copies.ask(lan)
    kept = DataRequest.objects.get().file
    old, young = (kept.storage.save("x.zip", ContentFile(b"Lan")) for _each in (1, 2))
    for name in (old, kept.name):
        os.utime(kept.storage.path(name), (time.time() - 7200,) * 2)
    assert copies.sweep() == 1
    assert kept.storage.exists(kept.name)
    assert kept.storage.exists(young)
    assert not kept.storage.exists(old)


def test_after_asking_to_leave_no_draft_stays_on_the_device(lan):
    """The page after it loads what forgets them, as signing out does."""
    from django.template.loader import render_to_string

    page = render_to_string("mydata/goodbye.html", {"asked": {"erase_at": timezone.now()}})  # fmt: skip
    assert "data-words-gone" in page
    assert "hub/js/words" in page
