"""An objection to a decision or a lock: decided by somebody else than the first time."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import one_of
from .decisions import Decision
from .locks import Lock


class Appeal(models.Model):
    """One for each decision and each lock, by the member whom it concerns."""

    class Outcome(models.TextChoices):
        OPEN = "open", pgettext_lazy("of an objection", "Waiting")
        UPHELD = "upheld", pgettext_lazy("of an objection", "The decision stays")
        OVERTURNED = "overturned", pgettext_lazy("of an objection", "Taken back")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="appeals",
        verbose_name=_("member"),
    )  # fmt: skip
    decision = models.OneToOneField(
        Decision, models.CASCADE, null=True, blank=True, related_name="appeal",
        verbose_name=_("decision on a post"),
    )  # fmt: skip
    lock = models.OneToOneField(
        Lock, models.CASCADE, null=True, blank=True, related_name="appeal",
        verbose_name=_("lock of a member"),
    )  # fmt: skip
    text = models.TextField(pgettext_lazy("of an objection", "why it is wrong"))
    at = models.DateTimeField(_("received"), default=timezone.now)
    due = models.DateField(_("answer due by"))
    outcome = models.CharField(
        pgettext_lazy("of an objection", "outcome"), max_length=10,
        choices=Outcome.choices, default=Outcome.OPEN,
    )  # fmt: skip
    answer = models.CharField(_("answer to the member"), max_length=1000, blank=True)
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("decided by"),
    )  # fmt: skip
    judged_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("objection to a decision")
        verbose_name_plural = _("objections to decisions")
        constraints = [
            models.CheckConstraint(
                condition=one_of("decision", "lock"), name="appeal_of_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"

    @property
    def about(self) -> Decision | Lock:
        return self.decision or self.lock

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN
