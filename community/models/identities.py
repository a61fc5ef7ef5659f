"""Full name and birth date: asked for only where the law of networks wants them."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.accounts import sealing


class Identity(models.Model):
    """Both values are sealed; nobody but their owner sees them on a page."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="identity",
        verbose_name=_("user"),
    )  # fmt: skip
    sealed_name = models.TextField(_("sealed full name"))
    sealed_birth = models.TextField(_("sealed birth date"))
    given_at = models.DateTimeField(_("given at"), auto_now=True)

    class Meta:
        verbose_name = _("full name and birth date")
        verbose_name_plural = _("full names and birth dates")

    def __str__(self) -> str:
        return f"identity of user {self.user_id}"

    @property
    def full_name(self) -> str:
        return sealing.unseal(self.sealed_name)

    @property
    def birth(self) -> date:
        return date.fromisoformat(sealing.unseal(self.sealed_birth))

    def keep(self, full_name: str, birth: date) -> None:
        self.sealed_name = sealing.seal(full_name)
        self.sealed_birth = sealing.seal(birth.isoformat())

    def reseal(self) -> None:
        self.keep(self.full_name, self.birth)
