"""How often something was looked for on a day: no person, no address, no hour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..keys import LONGEST


class SearchTotal(models.Model):
    """The searches of one day for one normalised query (search.logbook writes it)."""

    day = models.DateField()
    text = models.CharField(max_length=80)
    locale = models.CharField(max_length=12)
    folded = models.CharField(max_length=LONGEST)
    searches = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    repaired = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("query looked for")
        verbose_name_plural = _("queries looked for")
        constraints = (
            models.UniqueConstraint(
                fields=("day", "text", "locale"), name="one_total_a_day_and_query"
            ),
        )
        indexes = (models.Index(fields=("folded", "locale", "day")),)

    def __str__(self) -> str:
        return f"{self.text} ({self.day})"
