"""When each daily clean-up was last done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyRun(models.Model):
    """One row a clean-up, by its dotted path."""

    name = models.CharField(max_length=120, primary_key=True)
    tried_at = models.DateTimeField(_("last tried"))
    done_at = models.DateTimeField(_("last done"), null=True)

    class Meta:
        verbose_name = _("daily clean-up")

    def __str__(self) -> str:
        return f"{self.name} {self.tried_at:%Y-%m-%d %H:%M}"
