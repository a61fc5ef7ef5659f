"""Taking one's own post back and putting it back again: topics and tips alike."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Decision, Status, Tip, Topic
from ..models.about import this
from ..permissions import Act
from . import reported
from .base import note, require
from .changes import changed

Stand = Callable[..., bool]


def withdraw(post: Topic | Tip, by: User, stand: Stand) -> bool:
    """Take a locked post from every list, and the reports on it with it; its row stays
    as a mark. `stand` gives it its state. Raises NotAllowed.
    """
    require(by, Act.DELETE, post)
    before = Status(post.status)
    stand(post, Status.WITHDRAWN)
    remember(post, before, timezone.now())
    reported.gone(post)
    return done(post, by, Decision.What.WITHDRAW)


def restore(post: Topic | Tip, by: User, stand: Stand) -> bool:
    """Let a locked post stand as it stood before, and the reports on it wait again.
    Raises NotAllowed.
    """
    require(by, Act.UNDO, post)
    reported.back(post, post.withdrawn_at)
    stand(post, Status(post.withdrawn_from))
    remember(post, "", None)
    return done(post, by, Decision.What.PUT_BACK)


def remember(post: Topic | Tip, before: str, at: datetime | None) -> None:
    rows = type(post)._base_manager.filter(pk=post.pk)
    rows.update(withdrawn_from=before, withdrawn_at=at)


def done(post: Topic | Tip, by: User, what: str) -> bool:
    Decision.objects.create(what=what, by=by, **this(post))
    note(ActKind.EDITED, by)
    changed(post.discussion.pk)
    return True
