"""The index: one row for each thing that can be found, the same for every engine."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """What the index keeps of one object; `kind` is "" where only the admin looks.

    `object_pk` repeats a key that is a number, so that it can be joined. `tf`, `bf`, `ta` and `ba` hold the tokens of title and body, folded and accented
    (hub.vntext), a line for each text. Engines read these and nothing else.
    """

    model = models.CharField(max_length=100)
    object_key = models.CharField(max_length=64)
    object_pk = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    locale = models.CharField(max_length=12, blank=True)
    title = models.TextField()
    passages = models.JSONField(default=list)
    updated = models.DateTimeField(null=True)
    tf = models.TextField()
    bf = models.TextField()
    ta = models.TextField()
    ba = models.TextField()
    words = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=65)

    class Meta:
        verbose_name = _("entry of the search index")
        verbose_name_plural = _("entries of the search index")
        constraints = (
            models.UniqueConstraint(
                fields=("model", "object_key"), name="one_entry_an_object"
            ),
        )
        indexes = (models.Index(fields=("kind", "locale", "-updated")),)

    def __str__(self) -> str:
        return self.title


class EntryFacet(models.Model):
    """A value that an entry can be filtered by: ("level", "co-ban")."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("facet of the search index")
        verbose_name_plural = _("facets of the search index")
        constraints = (
            models.UniqueConstraint(
                fields=("entry", "name", "value"), name="one_facet_value_an_entry"
            ),
        )
        indexes = (models.Index(fields=("name", "value", "entry")),)

    def __str__(self) -> str:
        return f"{self.name}={self.value}"
