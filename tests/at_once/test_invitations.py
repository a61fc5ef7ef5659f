"""A class comes in by one invitation at one moment: each is counted, nobody beyond."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone

from community.invitations import actions
from community.invitations.models import Invitation
from tests.community.conftest import member

pytestmark = pytest.mark.django_db(transaction=True)


def test_forty_at_once_are_counted_exactly_and_nobody_beyond():
    """Forty-five people, forty places, one moment (and, on PostgreSQL, true rivalry)."""
    invitation = Invitation.objects.create(
        name="Lớp", ends=timezone.localdate() + timedelta(days=1), limit=40
    )
    people = [member(f"Người {n}") for n in range(45)]
    counted, barrier = [], Barrier(len(people))

    def run(user):
        barrier.wait()
        try:
            counted.append(actions.redeem(invitation.token, user))
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    invitation.refresh_from_db()
    assert invitation.used == 40
    assert sum(counted) == 40
    assert len(counted) == 45
