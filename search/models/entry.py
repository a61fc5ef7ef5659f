"""The index: one row for each thing that can be found, the same for every engine."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """What the index keeps of one object; `kind` is "" where only the admin looks.

    `object_pk` repeats a key that is a number, so that it can be joined. `filed` is what the
    object can be filtered by (documents.filed). `tf`, `bf`, `ta` and `ba` hold the tokens of
    title and body, folded and accented (hub.vntext), a line for each text. Engines read
    these and nothing else.

    What is read of every match stands first: SQLite reads a long row from its beginning.
    """

    model = models.CharField(max_length=100)
    object_key = models.CharField(max_length=64)
    object_pk = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    locale = models.CharField(max_length=12, blank=True)
    filed = models.TextField(blank=True)
    updated = models.DateTimeField(null=True)
    words = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=65)
    title = models.TextField()
    tf = models.TextField()
    ta = models.TextField()
    bf = models.TextField()
    ba = models.TextField()
    passages = models.JSONField(default=list)

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
