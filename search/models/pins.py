"""Pages that editors put first for a query, until a day."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..keys import LONGEST, folded

LONGEST_TERM = timedelta(days=366)


class PinnedResultQuerySet(models.QuerySet):
    def running(self, today: date) -> "PinnedResultQuerySet":
        return self.filter(starts__lte=today, ends__gte=today)


class PinnedResult(models.Model):
    """A page to show first when somebody looks for exactly this, marks aside."""

    query = models.CharField(
        _("query"), max_length=80,
        help_text=_("Exactly what people type; marks and capitals do not matter."),
    )  # fmt: skip
    key = models.CharField(max_length=LONGEST, editable=False, db_index=True)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+",
        verbose_name=_("page to show first"),
    )  # fmt: skip
    starts = models.DateField(_("from"), default=timezone.localdate)
    ends = models.DateField(
        _("until"), help_text=_("The last day. At most one year after the first.")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        editable=False, related_name="+", verbose_name=_("pinned by"),
    )  # fmt: skip
    made = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[PinnedResultQuerySet] = PinnedResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ("-ends", "query")

    def __str__(self) -> str:
        return self.query

    def clean(self) -> None:
        """Keep the key in step with the query, and the dates in their order."""
        self.key = folded(self.query or "")
        problems = {}
        if self.query and not self.key:
            problems["query"] = _("Write at least one word.")
        if self.starts and self.ends:
            if self.ends < self.starts:
                problems["ends"] = _("The last day is before the first.")
            elif self.ends - self.starts > LONGEST_TERM:
                problems["ends"] = _("Pin for at most one year; you may renew it then.")
        if problems:
            raise ValidationError(problems)

    @property
    def has_ended(self) -> bool:
        return self.ends < timezone.localdate()
