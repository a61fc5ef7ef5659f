"""What opens once is claimed in the database: of two requests at a time one gets it."""

from django.utils import timezone

from .. import sealing
from ..models import Use

KIND, FREE, TAKEN = "claim", 0, 1


def offer(salt: str) -> None:
    """Put down that what has this salt may be claimed, once."""
    key = sealing.digest(KIND, salt)
    Use.objects.create(kind=KIND, key=key, cost=FREE, at=timezone.now())


def take(salt: str) -> bool:
    """Return whether this caller is the one who gets it: one UPDATE decides."""
    keys = sealing.digests(KIND, salt)
    offered = Use.objects.filter(kind=KIND, key__in=keys, cost=FREE)
    return offered.update(cost=TAKEN) == 1
