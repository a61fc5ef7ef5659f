"""The restricted log: who did what, when, from where. It holds no text and no code."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ActKind(models.TextChoices):
    SIGN_UP = "sign-up", _("joined")
    SIGN_IN = "sign-in", _("signed in")
    SIGN_OUT = "sign-out", _("signed out")
    CODE_SENT = "code-sent", _("asked for a code")
    CODE_WRONG = "code-wrong", _("typed a wrong code")
    PASSWORD_WRONG = "password-wrong", _("typed a wrong password")
    REFUSED = "refused", _("was refused by a limit")
    PROFILE = "profile", _("changed the profile")
    ROLE_GIVEN = "role-given", _("gave a role")
    ROLE_TAKEN = "role-taken", _("took a role away")
    TRAINERS = "trainers", _("brought in core trainers")
    PRIVATE_SEEN = "private-seen", _("saw a private detail")
    COMPLAINT = "complaint", _("sent a complaint")
    POSTED = "posted", _("posted or answered")
    EDITED = "edited", _("changed or took back own words")
    REPORTED = "reported", _("reported somebody's words")
    MODERATED = "moderated", _("decided on somebody's words")
    MODE_PORTAL = "mode-portal", _("set the mode: portal")
    MODE_MODERATED = "mode-moderated", _("set the mode: moderated")
    MODE_NETWORK = "mode-network", _("set the mode: network")


class Act(models.Model):
    """One act. `user` is empty for strangers and for people who have left."""

    kind = models.CharField(_("kind of act"), max_length=20, choices=ActKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("who did it"),
    )  # fmt: skip
    address = models.GenericIPAddressField(
        _("address of the sender"), null=True, blank=True
    )
    at = models.DateTimeField(_("time of the act"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("noted act")
        verbose_name_plural = _("log of acts")

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
