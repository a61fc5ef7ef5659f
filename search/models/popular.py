"""Queries that an editor has ticked for readers to see."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..keys import LONGEST


class PopularQuery(models.Model):
    """A tick. Whether it shows is asked each time (search.popular)."""

    text = models.CharField(max_length=80)
    folded = models.CharField(max_length=LONGEST)
    locale = models.CharField(max_length=12)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("popular query")
        verbose_name_plural = _("popular queries")
        constraints = (
            models.UniqueConstraint(
                fields=("folded", "locale"), name="one_tick_a_query"
            ),
        )

    def __str__(self) -> str:
        return self.text
