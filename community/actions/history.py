"""Taking an earlier text out of the public history, and deleting it a month later."""

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.models.acts import ActKind

from ..models import Decision, Revision, Verb
from ..models.about import this
from ..models.revisions import KEPT_OUT
from ..permissions import Act
from . import notices
from .approval import author_of, lock
from .base import note, require
from .changes import changed


@transaction.atomic
def take_out(*, by: User, revision: Revision) -> bool:
    """Let nobody but the moderators read an earlier text, and tell its author who has not
    done it; return False when it was taken out already. Raises NotAllowed.
    """
    thing = lock(revision.thing)
    require(by, Act.TAKE_OUT, thing)
    rows = Revision.objects.about(thing).past().filter(pk=revision.pk)
    if not rows.update(state=Revision.State.OUT, out_at=timezone.now()):
        return False
    Decision.objects.create(what=Decision.What.TEXT_OUT, by=by, **this(thing))
    if (author := author_of(thing)) != by.pk:
        notices.tell(author, Verb.TEXT_OUT, thing)
    note(ActKind.EDITED, by)
    changed(thing.discussion.pk)
    return True


def forget() -> int:
    """Delete what was taken out a month ago (clean-up)."""
    old = Revision.objects.taken_out().filter(out_at__lt=timezone.now() - KEPT_OUT)
    return old.delete()[0]
