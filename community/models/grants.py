"""Who gave which role to whom: each gift and each removal is a row for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .append_only import AppendOnly


class Role(models.TextChoices):
    """Badges beside a name. Who has none is a citizen like everybody."""

    TRAINER = "trainer", pgettext_lazy("badge", "Core trainer")
    OFFICIAL = "official", pgettext_lazy("badge", "Official")
    MODERATOR = "moderator", pgettext_lazy("badge", "Moderator")
    EDITOR = "editor", pgettext_lazy("badge", "Editor")


class Grant(AppendOnly):
    """The newest row of a person and role says whether the person holds it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="grants",
        verbose_name=_("member"),
    )  # fmt: skip
    role = models.CharField(
        pgettext_lazy("of a member", "role"), max_length=10, choices=Role.choices
    )
    given = models.BooleanField(_("given"), default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("by whom"),
    )  # fmt: skip
    reason = models.CharField(_("why"), max_length=200)
    at = models.DateTimeField(pgettext_lazy("of a grant", "when"), auto_now_add=True)

    class Meta:
        verbose_name = _("grant of a role")
        verbose_name_plural = _("grants of roles")
        indexes = [models.Index(fields=["user", "role"], name="grant_user_role")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {'+' if self.given else '-'}"
