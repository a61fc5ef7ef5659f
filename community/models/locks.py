"""Writing closed to one member, for a time: reading, leaving and objecting go on."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User

from .statuses import Reason


class LockQuerySet(models.QuerySet):
    def running(self) -> "LockQuerySet":
        return self.filter(lifted_at=None, until__gt=timezone.now())

    def of(self, user: User) -> "LockQuerySet":
        return self.filter(user=user).order_by("-pk")


class Lock(models.Model):
    """It has a reason and an end, both shown to whom it concerns."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="locks",
        verbose_name=_("member"),
    )  # fmt: skip
    reason = models.CharField(
        pgettext_lazy("of a lock", "reason"), max_length=10, choices=Reason.choices
    )
    note = models.CharField(_("words to the member"), max_length=500)
    until = models.DateTimeField(_("locked until"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a lock", "when"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("lifted by"),
    )  # fmt: skip

    objects = LockQuerySet.as_manager()

    class Meta:
        verbose_name = _("lock of a member")
        verbose_name_plural = _("locks of members")
        indexes = [models.Index(fields=["user", "until"], name="lock_user_until")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.until:%Y-%m-%d}"

    @property
    def runs(self) -> bool:
        return self.lifted_at is None and self.until > timezone.now()
