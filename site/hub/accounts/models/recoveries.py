"""Getting back into an account whose phone and e-mail are lost: the request, each step of it."""

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import sealing

if TYPE_CHECKING:
    from ..contacts import Contact


class RecoveryQuerySet(models.QuerySet):
    def waiting(self) -> "RecoveryQuerySet":
        """Those checked by a moderator, until their two days are over."""
        return self.filter(state=Recovery.State.WAITING)

    def open(self) -> "RecoveryQuerySet":
        return self.filter(state__in=(Recovery.State.NEW, Recovery.State.WAITING))

    def to(self, contact: "Contact") -> "RecoveryQuerySet":
        """Those that would lead to this new contact."""
        return self.filter(digest__in=sealing.digests("recovery", contact.value))


class Recovery(models.Model):
    """`user` is whose the old contact is; empty where it is nobody's, which only who
    checks it may know.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("of a recovery", "To be checked")
        WAITING = "waiting", pgettext_lazy("of a recovery", "Checked, waits two days")
        DONE = "done", pgettext_lazy("of a recovery", "Done")
        REFUSED = "refused", pgettext_lazy("of a recovery", "Refused")
        STOPPED = "stopped", pgettext_lazy("of a recovery", "Stopped by its owner")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="recoveries",
        verbose_name=_("user"),
    )  # fmt: skip
    name = models.CharField(_("name on the site"), max_length=120)
    story = models.TextField(_("how we can know that it is you"))
    sealed = models.TextField(_("sealed contacts"), editable=False)
    digest = models.CharField(
        _("keyed hash"), max_length=64, db_index=True, editable=False
    )
    state = models.CharField(
        pgettext_lazy("of a recovery", "state"), max_length=10, choices=State.choices,
        default=State.NEW,
    )  # fmt: skip
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    ready_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("request to get back into an account")
        verbose_name_plural = _("requests to get back into an account")

    def __str__(self) -> str:
        return f"recovery {self.pk}"

    @property
    def contacts(self) -> tuple["Contact", "Contact"]:
        """The old contact as it was typed, and the new one, which a code has proved."""
        from ..contacts import Contact

        old, new = json.loads(sealing.unseal(self.sealed))
        return Contact(*old), Contact(*new)

    @contacts.setter
    def contacts(self, both: tuple["Contact", "Contact"]) -> None:
        self.sealed = sealing.seal(json.dumps(both))
        self.digest = sealing.digest("recovery", both[1].value)

    def reseal(self) -> None:
        self.contacts = self.contacts


class RecoveryStep(models.Model):
    """What was done about a request: by whom, why, and how it was checked."""

    class What(models.TextChoices):
        LOOKED = "looked", pgettext_lazy("of a recovery", "looked at the contacts")
        ALLOWED = "allowed", pgettext_lazy("of a recovery", "checked and allowed")
        REFUSED = "refused", pgettext_lazy("of a recovery", "refused")

    class How(models.TextChoices):
        MET = "met", _("Met the person, who is known to us")
        CALLED = "called", _("Called, and asked what only the owner knows")
        VOUCHED = "vouched", _("A trainer or official who knows the person vouches")

    recovery = models.ForeignKey(
        Recovery, models.CASCADE, related_name="steps", verbose_name=_("request")
    )
    what = models.CharField(
        pgettext_lazy("of a recovery", "what"), max_length=10, choices=What.choices
    )
    how = models.CharField(
        _("how it was checked"), max_length=10, choices=How.choices, blank=True
    )
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a recovery", "when"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("step of getting back in")
        verbose_name_plural = _("steps of getting back in")

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
