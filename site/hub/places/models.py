"""The communes and wards of the province."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Commune(index.Indexed, models.Model):
    code = models.CharField(_("code"), max_length=10, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20)
    slug = models.SlugField(_("slug"), max_length=90, unique=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("commune or ward")
        verbose_name_plural = _("communes and wards")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
