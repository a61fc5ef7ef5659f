"""Texts that were, and texts that wait: the text that readers see is never lost."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import THINGS, About, AboutQuerySet, one_of
from .statuses import Status

# So long moderators can still read what was taken out of the history.
KEPT_OUT = timedelta(days=30)


class RevisionQuerySet(AboutQuerySet):
    def past(self) -> "RevisionQuerySet":
        """Earlier public texts, newest first: the history that everybody may read."""
        return self.filter(state=Revision.State.PAST).order_by("-pk")

    def taken_out(self) -> "RevisionQuerySet":
        """Earlier texts that nobody but the moderators reads any more."""
        return self.filter(state=Revision.State.OUT).order_by("-pk")

    def waiting(self) -> "RevisionQuerySet":
        return self.filter(state=Revision.State.WAITING).order_by("pk")

    def of_public(self) -> "RevisionQuerySet":
        """Those of words that are public now: others may come back with them."""
        public = models.Q(topic__status=Status.PUBLIC)
        public |= models.Q(comment__status=Status.PUBLIC)
        return self.filter(public | models.Q(tip__status=Status.PUBLIC))


class Revision(About):
    """`version` is that of the text it was or would follow. Of a tip `body` is the
    prompt and `more` holds its other words by their field.
    """

    class State(models.TextChoices):
        PAST = "past", pgettext_lazy("of a text", "Earlier text")
        WAITING = "waiting", pgettext_lazy("of a text", "Change that waits")
        DECLINED = "declined", pgettext_lazy("of a text", "Change not accepted")
        OUT = "out", pgettext_lazy("of a text", "Taken out of the history")

    state = models.CharField(
        pgettext_lazy("of a text", "state"), max_length=10, choices=State.choices
    )
    title = models.CharField(_("title of the post"), max_length=120, blank=True)
    body = models.TextField(pgettext_lazy("of a text", "words"))
    more = models.JSONField(_("other words of a tip"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version of the words"), default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=pgettext_lazy("of a text", "written by"),
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a text", "when"), default=timezone.now)
    out_at = models.DateTimeField(_("taken out at"), null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a post", "text")
        verbose_name_plural = pgettext_lazy("of posts", "texts")
        constraints = [
            models.CheckConstraint(
                condition=one_of(*THINGS), name="revision_of_one_thing"
            ),
            models.UniqueConstraint(
                fields=["topic"], condition=models.Q(state="waiting"),
                name="revision_one_waits_of_topic",
            ),
            models.UniqueConstraint(
                fields=["comment"], condition=models.Q(state="waiting"),
                name="revision_one_waits_of_comment",
            ),
            models.UniqueConstraint(
                fields=["tip"], condition=models.Q(state="waiting"),
                name="revision_one_waits_of_tip",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

    @property
    def goes_at(self) -> datetime | None:
        """When a text that was taken out is deleted."""
        return self.out_at and self.out_at + KEPT_OUT
