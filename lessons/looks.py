"""A tool looks different: said of its guide at once, without waiting for a new text.

What others tied to the tool hears of it by the signal `looks_changed`. The mark goes when
a text is published that somebody has tried by hand since.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import Signal, receiver
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.signals import page_published

from hub.accounts.models import User
from hub.pagecache import bump

from .models import Tool, ToolGuidePage

looks_changed = Signal()  # sends guide: ToolGuidePage, within the transaction


def may_mark(user: User, guide: ToolGuidePage) -> bool:
    """Whoever may write the guide; a draft has no readers to be warned."""
    return guide.live and guide.permissions_for_user(user).can_edit()


@transaction.atomic
def mark(*, by: User, guide: ToolGuidePage) -> bool:
    """Say that the tool looks different since today; return whether that is new."""
    if not may_mark(by, guide):
        raise PermissionDenied
    rows = ToolGuidePage.objects.filter(pk=guide.pk, looks_changed_on=None)
    if not rows.update(looks_changed_on=timezone.localdate()):
        return False
    guide.refresh_from_db(fields=["looks_changed_on"])
    log(guide, "lessons.looks_changed", user=by)
    looks_changed.send(ToolGuidePage, guide=guide)
    bump("site")
    return True


def changed(tools: Iterable[Tool]) -> set[int]:
    """Return the keys of those tools whose guide bears the mark: one query."""
    rows = ToolGuidePage.objects.filter(tool__in=tools, looks_changed_on__isnull=False)
    return set(rows.values_list("tool", flat=True))


@receiver(page_published, sender=ToolGuidePage)
def tried_since(instance: ToolGuidePage, **kwargs: Any) -> None:
    """A text that was tried on or after that day ends the mark."""
    since, tried = instance.looks_changed_on, instance.hands_on_checked_at
    if since and tried and tried >= since:
        ToolGuidePage.objects.filter(pk=instance.pk).update(looks_changed_on=None)
        instance.looks_changed_on = None
