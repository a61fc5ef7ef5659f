"""The epochs of the page cache."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Epoch(models.Model):
    """A number that is part of every key of the page cache; raising it empties it."""

    name = models.CharField(max_length=20, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("epoch of the page cache")

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
