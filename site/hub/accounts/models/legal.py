"""What the law keeps of people who have left: sealed, apart, with an end date."""

import json
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import sealing


class LegalRecordManager(models.Manager):
    def keep(self, user: models.Model, values: dict[str, str]) -> "LegalRecord | None":
        """Seal who had this account; none where `HUB_LEGAL_DAYS` is 0."""
        if not settings.HUB_LEGAL_DAYS:
            return None
        until = timezone.localdate() + timedelta(days=settings.HUB_LEGAL_DAYS)
        record = self.model(number=user.pk, joined_at=user.date_joined, until=until)
        record.values = values
        record.save()
        return record


class LegalRecord(models.Model):
    """Who an account belonged to. No page and no screen shows it (docs/personal-data.md).

    Rows of the log of acts point here, so that a lawful request can be answered until the
    end date; then the clean-up deletes both.
    """

    number = models.BigIntegerField(_("number of the account"), unique=True)
    sealed = models.TextField(_("sealed values"))
    joined_at = models.DateTimeField(_("joined"))
    left_at = models.DateTimeField(_("left"), auto_now_add=True)
    until = models.DateField(_("kept until"), db_index=True)

    objects = LegalRecordManager()

    class Meta:
        verbose_name = _("record kept by law")
        verbose_name_plural = _("records kept by law")

    def __str__(self) -> str:
        return f"account {self.number}, until {self.until}"

    @property
    def values(self) -> dict[str, str]:
        return json.loads(sealing.unseal(self.sealed))

    @values.setter
    def values(self, values: dict[str, str]) -> None:
        self.sealed = sealing.seal(json.dumps(values, ensure_ascii=False))

    def reseal(self) -> None:
        self.values = self.values
