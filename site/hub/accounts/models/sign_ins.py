"""Where a person is signed in, so that they can see it and end it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SignIn(models.Model):
    """One session of a person: a kind of device and a time, no address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ins",
        verbose_name=_("user"),
    )  # fmt: skip
    key = models.CharField(_("key of the session"), max_length=40, unique=True)
    device = models.CharField(_("kind of device"), max_length=60, blank=True)
    at = models.DateTimeField(pgettext_lazy("of a sign-in", "since"), auto_now_add=True)

    class Meta:
        verbose_name = _("sign-in that lasts")
        verbose_name_plural = _("sign-ins that last")

    def __str__(self) -> str:
        return f"sign-in of user {self.user_id}"
