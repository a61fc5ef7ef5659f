"""After an account is erased nothing of the person is found: tables, files, indexes."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from community.actions import (
    appeals,
    consents,
    grants,
    identities,
    locks,
    profiles,
)
from community.models import (
    ConsentRecord,
    ExpectedTrainer,
    Grant,
    Profile,
    Purpose,
    Role,
)
from community.models.consents import Method
from hub.accounts import personal
from hub.accounts.contacts import Contact
from hub.accounts.models import DataRequest, LegalRecord, Recovery, User
from hub.accounts.mydata import asking, copies
from hub.accounts.personal import Leaving
from hub.places.models import Commune
from tests.community.conftest import member
from tests.factories import png

pytestmark = pytest.mark.django_db

NAME, NEWER, FULL = "Trịnh Thị Mận", "Bà Mận Đồng Hỷ", "Trịnh Thị Mận Thắm"
NUMBER, EMAIL = "+84977123456", "man.dong.hy@example.vn"
VALUES = (
    NAME, NEWER, FULL, NUMBER, EMAIL, "977123456", "0977 123 456", "0977123456",
    "trinh-thi-man", "ba-man-dong-hy", "Mận", "man.dong.hy", "1966-09-02",
    "02/09/1966", "xin bỏ tên xã của tôi", "đã gặp chị ở lớp",
)  # fmt: skip


@pytest.fixture
def man(admin, settings, tmp_path):
    """A member of whom as much is kept as the site can keep."""
    settings.HUB_COPIES_FOLDER = tmp_path / "copies"
    settings.MEDIA_ROOT = tmp_path / "media"
    row = ExpectedTrainer(name=FULL, unit="Hội Phụ nữ")
    row.number = NUMBER
    row.save()
    user = member(NAME, NUMBER, email=EMAIL)
    type_without_sending(user)
    profiles.edit(
        user.profile,
        {
            "display_name": NEWER,
            "shows_commune": True,
            "commune": Commune.objects.first(),
        },
    )
    identities.keep(user, FULL, date(1966, 9, 2))
    consents.record(user, Purpose.NEWS, True, Method.CHOICES)
    grants.give(by=admin, user=user, role=Role.OFFICIAL, reason="đã gặp chị ở lớp Mận")
    asking.ask(user, "object", "xin bỏ tên xã của tôi")
    copies.ask(user)
    UserProfile.objects.create(user=user, avatar=ContentFile(png(), "Mận.png"))
    log(User.objects.get(pk=user.pk), "wagtail.edit", user=admin)
    lost_and_locked(user, admin)
    return User.objects.get(pk=user.pk)


def type_without_sending(user):
    """On a device that stays signed in: the words wait in its session."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["words"] = {"path": "/", "typed": {"body": "Tôi là Mận."}}
    session.save()


def lost_and_locked(user, admin):
    lost = Recovery(user=user, name=NAME, story="Tôi là Mận, cô Hoà dạy tôi.")
    lost.contacts = (Contact("phone", NUMBER), Contact("email", "moi@example.vn"))
    lost.save()
    lost.steps.create(what="looked", by=admin, reason="gọi bà Mận")
    until = timezone.now() + timedelta(days=1)
    lock = locks.lock(
        by=admin, user=user, reason="spam", note="Bà Mận đã được nhắc.", until=until
    )
    appeals.appeal(by=user, about=lock, text="Mận không đăng bài ấy.")


def cells():
    """Yield (table, row as text) of every table of the database, all columns."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield table, " ".join(map(str, row))
    for session in Session.objects.all():  # what its row holds is encoded
        yield "django_session", str(session.get_decoded())


def files(settings):
    """Yield (path, content) of every file below the places where uploads lie."""
    for folder in (settings.MEDIA_ROOT, settings.HUB_COPIES_FOLDER):
        for path in folder.rglob("*") if folder.exists() else ():
            if path.is_file():
                yield str(path.name), path.read_bytes().decode(errors="ignore")


def found(settings):
    places = [*cells(), *files(settings)]
    return {
        (place, value)
        for place, text in places
        for value in VALUES
        if value.casefold() in text.casefold()
    }


def test_the_scan_finds_the_person_before(man, settings):
    tables = {place for place, _value in found(settings)}
    assert tables >= {
        "accounts_user", "community_profile", "community_oldslug", "community_grant",
        "community_expectedtrainer", "accounts_datarequest", "wagtailcore_modellogentry", "accounts_recovery",
        "accounts_recoverystep", "community_lock", "community_appeal", "django_session",
    }  # fmt: skip
    assert len(list(files(settings))) == 2


@pytest.mark.parametrize("choice", list(Leaving))
def test_nothing_is_found_afterwards_but_the_sealed_record(man, settings, choice):
    pk = man.pk
    personal.erase(man, choice)
    assert found(settings) == set()
    assert list(files(settings)) == []
    record = LegalRecord.objects.get(number=pk)
    assert record.values == {
        "name": NEWER, "email": EMAIL, "phone": NUMBER, "full_name": FULL,
        "birth": "1966-09-02",
    }  # fmt: skip
    assert Grant.objects.filter(user=None, role="official").exists()
    assert not ConsentRecord.objects.exclude(user__isnull=False).exists()


def test_no_page_knows_the_person_afterwards(man, client, settings):
    addresses = [
        Profile.objects.get(user=man).get_absolute_url(),
        "/thanh-vien/trinh-thi-man/",
    ]
    assert client.get(addresses[0]).status_code in {200, 404}
    personal.erase(man)
    for address in addresses:
        assert client.get(address).status_code == 404
    search = client.get("/tim-kiem/", {"q": "Mận Đồng Hỷ"})
    assert "thanh-vien" not in search.content.decode()


def test_the_same_phone_may_join_anew(man):
    personal.erase(man)
    again = member("Cô Bưởi", NUMBER, email=EMAIL)
    assert again.profile.slug == "co-buoi"
    assert not Grant.objects.filter(user=again).exists()


def test_the_record_of_the_law_outlives_its_key(man, settings):
    personal.erase(man)
    old = settings.HUB_PHONE_KEYS
    settings.HUB_PHONE_KEYS = ["k" * 60, *old]
    call_command("rotate_phone_keys")
    settings.HUB_PHONE_KEYS = ["k" * 60]
    assert LegalRecord.objects.get().values["phone"] == NUMBER


def test_a_part_that_fails_leaves_everything_as_it_was(man, settings, monkeypatch):
    def fail(user, choice):
        raise RuntimeError

    last = personal.registered()[-1]
    broken = type(last)(**{**vars(last), "erase": fail})
    from hub.accounts.personal import registry

    monkeypatch.setitem(registry._kept, last.label, broken)
    with pytest.raises(RuntimeError):
        personal.erase(man)
    assert User.objects.filter(pk=man.pk).exists()
    assert DataRequest.objects.filter(user=man).exists()
    assert not LegalRecord.objects.exists()


def test_a_sealed_value_is_no_plain_one(man, settings):
    """The scan would be blind if sealing were: the database holds no open number."""
    text = " ".join(row for _table, row in cells())
    assert "977123456" not in text
    assert {m._meta.label for m in apps.get_models()} >= set(django_settings.HUB_SEALED)
