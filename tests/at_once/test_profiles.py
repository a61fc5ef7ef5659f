"""What two do at the same moment: both get an answer, and one row is one row."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections

from community.actions import identities, profiles, trainers
from community.models import ExpectedTrainer, Identity, OldSlug, Profile
from tests.community.conftest import member
from tests.factories import make_admin

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Run the acts at one moment, each on a connection of its own; return the errors."""
    start, errors = Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the test says which
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_people_who_take_one_name_at_once_get_addresses_of_their_own():
    people = [member(f"Người {letter}") for letter in "abcde"]

    def rename(user):
        profiles.edit(Profile.objects.get(user=user), {"display_name": "Cô Lan"})

    assert together(*(lambda u=user: rename(u) for user in people)) == []
    slugs = set(Profile.objects.values_list("slug", flat=True))
    assert slugs == {"co-lan", "co-lan-2", "co-lan-3", "co-lan-4", "co-lan-5"}
    assert OldSlug.objects.count() == 5


def test_a_name_that_is_sent_twice_is_kept_once():
    lan = member("Lan")

    def keep():
        identities.keep(lan, "Nguyễn Lan", date(1966, 9, 2))

    assert together(*[keep] * 5) == []
    assert Identity.objects.get().full_name == "Nguyễn Lan"


def test_two_admins_bring_one_sheet_in_at_once():
    people = [("Hoa", f"+8491200{n:04d}", "", "") for n in range(40)]
    by = make_admin()
    counts = []

    def bring():
        counts.append(trainers.bring(by=by, people=people))

    assert together(*[bring] * 3) == []
    assert ExpectedTrainer.objects.count() == 40
    assert sum(counts) == 40
