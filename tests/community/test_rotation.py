"""Sealed values of members move to new keys, and stay readable, unique and found."""

from datetime import date

import pytest
from django.core.management import call_command

from community.actions import complaints, identities
from community.models import Complaint, ExpectedTrainer
from hub.accounts.contacts import Contact
from hub.accounts.models import Recovery

pytestmark = pytest.mark.django_db


def test_every_sealed_value_outlives_its_key(lan, settings):
    identities.keep(lan, "Nguyễn Thị Lan", date(1966, 9, 2))
    row = ExpectedTrainer(name="Hoa")
    row.number = "+84912000001"
    row.save()
    complaints.send(
        name="Bà Tư", contact="+84912000002", about="other", text="a", place=""
    )
    lost = Recovery(user=lan, name="Lan", story="Tôi học lớp ở nhà văn hoá.")
    old_one, new_one = (
        Contact("phone", "+84912345678"),
        Contact("email", "a@example.vn"),
    )
    lost.contacts = (old_one, new_one)
    lost.save()
    old, old_hash = settings.HUB_PHONE_KEYS, settings.HUB_PHONE_HASH_KEYS
    new, new_hash = "k" * 60, "h" * 60
    settings.HUB_PHONE_KEYS = [new, *old]
    settings.HUB_PHONE_HASH_KEYS = [new_hash, *old_hash]
    call_command("rotate_phone_keys")
    settings.HUB_PHONE_KEYS, settings.HUB_PHONE_HASH_KEYS = [new], [new_hash]
    lan.identity.refresh_from_db()
    assert lan.identity.full_name == "Nguyễn Thị Lan"
    assert lan.identity.birth == date(1966, 9, 2)
    assert ExpectedTrainer.objects.of("+84912000001").get().number == "+84912000001"
    assert Complaint.objects.get().contact == "+84912000002"
    assert Recovery.objects.to(new_one).get().contacts == (old_one, new_one)
