"""What is talked about: one row for each page (all its languages), topic and tip."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from lessons.visible import shown_to_all

from .about import one_of
from .statuses import Status


class DiscussionQuerySet(models.QuerySet):
    def public(self) -> "DiscussionQuerySet":
        """Those whose place everybody may read at this moment."""
        return self.filter(in_public_place())

    def of_page(self, page: Page) -> "DiscussionQuerySet":
        return self.filter(translation_key=page.translation_key)


def in_public_place(prefix: str = "") -> models.Q:
    """Return the condition that a discussion, or what `prefix` leads from, is seen by
    all: its topic or tip is public, or its page is live and closed to nobody.
    """
    key = models.OuterRef(f"{prefix}translation_key")
    page = models.Exists(shown_to_all().filter(translation_key=key))
    topic = models.Q(**{f"{prefix}topic__status": Status.PUBLIC})
    return topic | models.Q(**{f"{prefix}tip__status": Status.PUBLIC}) | models.Q(page)


class Discussion(models.Model):
    """Counters hold public comments only. Unpublishing a page deletes nothing here."""

    topic = models.OneToOneField(
        "community.Topic", models.PROTECT, null=True, blank=True,
        related_name="discussion", verbose_name=_("thing: post"),
    )  # fmt: skip
    tip = models.OneToOneField(
        "community.Tip", models.PROTECT, null=True, blank=True,
        related_name="discussion", verbose_name=_("thing: tip"),
    )  # fmt: skip
    translation_key = models.UUIDField(
        _("key of a page in all its languages"), null=True, blank=True, unique=True
    )
    is_open = models.BooleanField(_("open for writing"), default=True)
    comment_count = models.PositiveIntegerField(_("public comments"), default=0)
    last_activity_at = models.DateTimeField(
        _("last public comment"), null=True, blank=True
    )

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        constraints = [
            models.CheckConstraint(
                condition=one_of("topic", "tip", "translation_key"),
                name="discussion_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"discussion {self.pk}"

    @property
    def post(self) -> Any:
        """The topic or tip that it belongs to; None for a page."""
        return self.topic or self.tip

    def is_public(self) -> bool:
        """Return whether everybody may read the place: no query for a loaded post."""
        if self.translation_key is None:
            return self.post.status == Status.PUBLIC
        return shown_to_all().filter(translation_key=self.translation_key).exists()
