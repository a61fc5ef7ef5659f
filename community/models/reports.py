"""Members tell the moderators. Who did is shown to nobody else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import THINGS, About, AboutQuerySet, one_of
from .statuses import ReportReason


class ReportQuerySet(AboutQuerySet):
    def waiting(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.OPEN).order_by("pk")


class Report(About):
    """One open report of a person on a thing; a new one only after the first's end."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("of a report", "Waiting")
        RIGHT = "right", pgettext_lazy("of a report", "Something was done")
        WRONG = "wrong", pgettext_lazy("of a report", "Nothing had to be done")
        GONE = "gone", pgettext_lazy("of a report", "Taken back before anybody looked")

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reports",
        verbose_name=_("who reports"),
    )  # fmt: skip
    reason = models.CharField(
        pgettext_lazy("of a report", "reason"), max_length=10,
        choices=ReportReason.choices,
    )  # fmt: skip
    note = models.CharField(_("in one's own words"), max_length=500, blank=True)
    state = models.CharField(
        pgettext_lazy("of a report", "state"), max_length=10, choices=State.choices,
        default=State.OPEN,
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a report", "when"), auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("settled by"),
    )  # fmt: skip
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=one_of(*THINGS), name="report_of_one_thing"
            ),
            models.UniqueConstraint(
                fields=["reporter", "topic"], condition=models.Q(state="open"),
                name="report_topic_once",
            ),
            models.UniqueConstraint(
                fields=["reporter", "comment"], condition=models.Q(state="open"),
                name="report_comment_once",
            ),
            models.UniqueConstraint(
                fields=["reporter", "tip"], condition=models.Q(state="open"),
                name="report_tip_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reason} {self.pk}"
