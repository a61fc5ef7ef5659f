"""Following a discussion, leaving it, and silencing it."""

from django.db import transaction

from hub.accounts.models import User

from ..models import Discussion, Follow
from ..permissions import Act
from .base import require


@transaction.atomic
def set(*, by: User, discussion: Discussion, follow: bool, muted: bool = False) -> bool:
    """Follow, stop following, or (`muted`) hear nothing; return if that was a change."""
    require(by, Act.FOLLOW, discussion)
    rows = Follow.objects.filter(user=by, discussion=discussion)
    if not follow and not muted:
        return bool(rows.delete()[0])
    values = {"muted": muted, "auto": False}
    made = Follow.objects.get_or_create(
        user=by, discussion=discussion, defaults=values
    )[1]
    return made or bool(rows.exclude(**values).update(**values))


def begin(user: User, discussion: Discussion) -> None:
    """Follow by having written here, unless the person chose otherwise before."""
    Follow.objects.bulk_create(
        [Follow(user=user, discussion=discussion, auto=True)], ignore_conflicts=True
    )
