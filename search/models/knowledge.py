"""What the index knows of its own words, counted now and then (search.vocabulary)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Knowledge(models.Model):
    """The counted vocabulary of a language: packed JSON, with the day it was made."""

    locale = models.CharField(max_length=12, unique=True)
    made = models.DateTimeField()
    of = models.CharField(max_length=60, blank=True)
    data = models.BinaryField()

    class Meta:
        verbose_name = _("vocabulary of the search")
        verbose_name_plural = _("vocabularies of the search")

    def __str__(self) -> str:
        return self.locale
