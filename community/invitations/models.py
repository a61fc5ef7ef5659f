"""An invitation: for whom, until when, for how many; who came by it is kept nowhere."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.links.models import ShortLink
from hub.places.models import Commune

MOST = 500  # people that one invitation may bring


def new_token() -> str:
    return secrets.token_urlsafe(9).replace("_", "a").replace("-", "b")


class InvitationQuerySet(models.QuerySet):
    def usable(self) -> "InvitationQuerySet":
        """Those that still count and fill in: not ended, not stopped, not used up."""
        today = timezone.localdate()
        return self.filter(stopped=False, ends__gte=today, used__lt=F("limit"))


class Invitation(models.Model):
    token = models.CharField(max_length=16, unique=True, default=new_token)
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("invited by"),
    )  # fmt: skip
    name = models.CharField(_("class or group"), max_length=80, blank=True)
    commune = models.ForeignKey(
        Commune, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("commune or ward"),
    )  # fmt: skip
    ends = models.DateField(_("last day"))
    limit = models.PositiveSmallIntegerField(_("how many may join by it"))
    used = models.PositiveSmallIntegerField(_("how many have joined"), default=0)
    stopped = models.BooleanField(
        pgettext_lazy("of an invitation", "stopped"), default=False
    )
    made = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used__lte=F("limit")), name="invitation_not_overused"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("invitations:invitation", args=[self.token])

    @property
    def short(self) -> ShortLink:
        """The address for print and chat."""
        return ShortLink.to(self.get_absolute_url())

    @property
    def is_usable(self) -> bool:
        ended = self.ends < timezone.localdate()
        return not (self.stopped or ended or self.used >= self.limit)
