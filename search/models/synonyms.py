"""The words of equal meaning that editors keep: each change is a version of the whole."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SynonymVersion(models.Model):
    """All groups at one moment, and what made them so. Never changed once written.

    `groups` holds {"key": 3, "words": [...]}; a group keeps its key through all versions.
    `before` and `after` are the words of the group that an act touched.
    """

    class Act(models.TextChoices):
        LAUNCH = "launch", pgettext_lazy("version of the synonyms", "Launch groups")
        ADDED = "added", pgettext_lazy("version of the synonyms", "Group added")
        EDITED = "edited", pgettext_lazy("version of the synonyms", "Group changed")
        REMOVED = "removed", pgettext_lazy("version of the synonyms", "Group removed")
        RESTORED = (
            "restored",
            pgettext_lazy("version of the synonyms", "Earlier version brought back"),
        )

    number = models.PositiveIntegerField(unique=True)
    groups = models.JSONField(default=list)
    act = models.CharField(max_length=10, choices=Act.choices)
    before = models.JSONField(default=list, blank=True)
    after = models.JSONField(default=list, blank=True)
    restored = models.PositiveIntegerField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of the synonyms")
        verbose_name_plural = _("versions of the synonyms")
        ordering = ("-number",)

    def __str__(self) -> str:
        return str(_("Version %(number)d") % {"number": self.number})

    @property
    def words(self) -> dict[int, list[str]]:
        """The words of each group, by its key."""
        return {group["key"]: group["words"] for group in self.groups}
