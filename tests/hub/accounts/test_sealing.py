"""Numbers are sealed with keys that rotate; one number has one row, whatever the key."""

import pytest
from allauth.account.adapter import get_adapter
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from hub.accounts import sealing
from hub.accounts.models import Phone, User

pytestmark = pytest.mark.django_db
NUMBERS = [f"+8491234567{n}" for n in range(6)]
OLD, NEW = "cu-" + "0123456789abcdef" * 4, "moi-" + "fedcba9876543210" * 4


@pytest.fixture
def phones(settings):
    settings.HUB_PHONE_KEYS = settings.HUB_PHONE_HASH_KEYS = [OLD]
    for number in NUMBERS:
        get_adapter().set_phone(User.objects.create_user(), number, verified=True)
    return Phone.objects.order_by("pk")


def numbers():
    return [phone.number for phone in Phone.objects.order_by("pk")]


def dump():
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, digest FROM accounts_phone")
        return str(cursor.fetchall())


def test_the_table_shows_no_number(phones):
    assert not [number for number in NUMBERS if number[3:] in dump()]
    assert "912345" not in str(list(phones)) + repr(phones[0])


def test_one_number_has_one_row(phones):
    other = User.objects.create_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        get_adapter().set_phone(other, NUMBERS[0], verified=True)


def test_after_rotation_every_number_is_readable_unique_and_free_of_the_old_key(
    phones, settings
):
    before = dump()
    settings.HUB_PHONE_KEYS = settings.HUB_PHONE_HASH_KEYS = [NEW, OLD]
    owner = phones[0].user
    assert get_adapter().get_user_by_phone(NUMBERS[0]) == owner  # while it waits
    call_command("rotate_phone_keys")
    settings.HUB_PHONE_KEYS = settings.HUB_PHONE_HASH_KEYS = [NEW]
    assert numbers() == NUMBERS
    assert get_adapter().get_user_by_phone(NUMBERS[0]) == owner
    assert not set(before.split("'")[1::2]) & set(dump().split("'")[1::2])
    with pytest.raises(IntegrityError), transaction.atomic():
        get_adapter().set_phone(User.objects.create_user(), NUMBERS[0], verified=True)


def test_rotation_may_run_twice_and_dry(phones, settings, capsys):
    settings.HUB_PHONE_KEYS = [NEW, OLD]
    before = dump()
    call_command("rotate_phone_keys", dry_run=True)
    assert dump() == before
    call_command("rotate_phone_keys")
    call_command("rotate_phone_keys")
    assert numbers() == NUMBERS


def test_rotation_without_the_old_key_fails_and_loses_nothing(phones, settings):
    settings.HUB_PHONE_KEYS = [NEW]
    with pytest.raises(CommandError):
        call_command("rotate_phone_keys")
    settings.HUB_PHONE_KEYS = [OLD]
    assert numbers() == NUMBERS


def test_a_number_that_is_there_twice_is_reported_and_stops_no_other(
    phones, settings, capsys
):
    """Two processes that know different keys may each make an account for one number."""
    settings.HUB_PHONE_HASH_KEYS = [NEW, OLD]
    get_adapter().set_phone(User.objects.create_user(), NUMBERS[0], verified=True)
    with pytest.raises(CommandError):
        call_command("rotate_phone_keys")
    assert "moved: 6, unreadable: 0, twice: 1" in capsys.readouterr().out
    phones.first().user.delete()
    call_command("rotate_phone_keys")
    settings.HUB_PHONE_HASH_KEYS = [NEW]
    assert all(Phone.objects.of(number).count() == 1 for number in NUMBERS)


def test_another_key_opens_nothing(settings):
    token = sealing.seal("+84912345678")
    settings.HUB_PHONE_KEYS = [NEW]
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(token)


def test_hashes_of_different_purposes_do_not_match():
    assert sealing.digest("phone", "1") != sealing.digest("code", "1")
    assert sealing.same("code", "1", sealing.digest("code", "1"))
    assert not sealing.same("code", "1", sealing.digest("phone", "1"))
