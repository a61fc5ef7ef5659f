"""“I tried it”: whether a tip worked for somebody, with which tool, when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User
from lessons.models import Tool

from .statuses import Status
from .tips import Tip


class TrialQuerySet(models.QuerySet):
    def by(self, user: User) -> "TrialQuerySet":
        return self.filter(user=user)

    def latest(self) -> "TrialQuerySet":
        return self.order_by("-at", "-pk")

    def counting(self) -> "TrialQuerySet":
        """Those since the prompt was changed or verified."""
        return self.filter(at__gte=models.F("tip__counted_from"))

    def with_public_notes(self) -> "TrialQuerySet":
        return self.exclude(note="").filter(note_status=Status.PUBLIC)

    def waiting(self) -> "TrialQuerySet":
        """Those with a note that a moderator has to read, the oldest first."""
        rows = self.filter(note_status=Status.PENDING, tip__status=Status.PUBLIC)
        return rows.exclude(note="").order_by("pk")


class Trial(models.Model):
    """One of a person on a tip with a tool; a new one takes the place of the old. No
    tool means another assistant than those that the site lists.
    """

    tip = models.ForeignKey(
        Tip, models.CASCADE, related_name="trials", verbose_name=_("tip")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="trials", verbose_name=_("member"),
    )  # fmt: skip
    tool = models.ForeignKey(
        Tool, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("tool"),
    )  # fmt: skip
    worked = models.BooleanField(_("it worked"))
    note = models.CharField(_("note on the trial"), max_length=500, blank=True)
    note_status = models.CharField(
        _("state of the note"), max_length=10, choices=Status.choices,
        default=Status.PUBLIC,
    )  # fmt: skip
    version = models.PositiveIntegerField(_("version of the words"), default=1)
    at = models.DateTimeField(pgettext_lazy("of a trial", "when"), default=timezone.now)

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial of a tip")
        verbose_name_plural = _("trials of tips")
        constraints = [
            models.UniqueConstraint(
                fields=["tip", "user", "tool"], name="trial_with_tool_once"
            ),
            models.UniqueConstraint(
                fields=["tip", "user"], condition=models.Q(tool__isnull=True),
                name="trial_with_another_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["tip", "-at"], name="trial_of_tip")]

    def __str__(self) -> str:
        return f"{self.tip_id} {'+' if self.worked else '-'}"
