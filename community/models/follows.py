"""Whom a discussion tells of new answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .discussions import Discussion


class Follow(models.Model):
    """`muted`: nothing of this discussion is told, also not by name. `auto`: it came by
    writing here, nobody chose it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows",
        verbose_name=_("member"),
    )  # fmt: skip
    discussion = models.ForeignKey(
        Discussion, models.CASCADE, related_name="follows",
        verbose_name=_("discussion"),
    )  # fmt: skip
    muted = models.BooleanField(_("tells nothing"), default=False)
    auto = models.BooleanField(_("came by writing here"), default=False)
    at = models.DateTimeField(pgettext_lazy("of a follow", "since"), auto_now_add=True)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(fields=["user", "discussion"], name="follow_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.discussion_id}"
