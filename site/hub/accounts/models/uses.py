"""What limits count: one row for each thing done, kept for two days."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.Model):
    """One thing of a kind, done for one number, account or address.

    `key` is a keyed hash: the table tells neither numbers nor addresses.
    """

    kind = models.CharField(_("kind of act"), max_length=20)
    key = models.CharField(_("keyed hash"), max_length=64)
    cost = models.PositiveIntegerField(_("cost in đồng"), default=0)
    at = models.DateTimeField(_("time of use"), db_index=True)

    class Meta:
        verbose_name = _("counted use")
        verbose_name_plural = _("counted uses")
        indexes = [models.Index(fields=["kind", "key", "at"], name="use_kind_key_at")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
