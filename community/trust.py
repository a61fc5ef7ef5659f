"""How far somebody is known: whose words wait, and whose pace is limited."""

from datetime import timedelta

from django.utils import timezone

from .models import HubComment, Status, Tip, Topic
from .permissions import Allowed, Person
from .permissions.writing import Waits

FIRST_DAY = timedelta(days=1)
ENOUGH = 2


def approved(person: Person) -> int:
    """Return how many contributions are public, counted to two at most."""
    found = 0
    for model in (Topic, HubComment, Tip):
        rows = model.objects.by(person.user).filter(status=Status.PUBLIC).order_by()
        found += len(rows.values_list("pk")[: ENOUGH - found]) if found < ENOUGH else 0
    return found


def is_new(person: Person) -> bool:
    """Joined less than a day ago, or with fewer than two approved contributions."""
    young = timezone.now() - person.user.date_joined < FIRST_DAY
    return young or approved(person) < ENOUGH


def must_wait(person: Person, allowed: Allowed) -> bool:
    """Return whether words wait for approval: all, or in a network the first two."""
    if allowed.waits == Waits.FIRST_TWO:
        return approved(person) < ENOUGH
    return allowed.waits == Waits.ALWAYS
