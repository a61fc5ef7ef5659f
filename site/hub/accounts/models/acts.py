"""The restricted log: who did what, when, from where. It holds no text and no code."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActKind(models.TextChoices):
    SIGN_UP = "sign-up", pgettext_lazy("act", "joined")
    SIGN_IN = "sign-in", _("signed in")
    SIGN_OUT = "sign-out", _("signed out")
    CODE_SENT = "code-sent", _("asked for a code")
    CODE_WRONG = "code-wrong", _("typed a wrong code")
    PASSWORD_WRONG = "password-wrong", _("typed a wrong password")
    FACTOR_ADDED = "factor-added", _("added a second factor")
    FACTOR_REMOVED = "factor-removed", _("removed a second factor")
    FACTOR_WRONG = "factor-wrong", _("showed a wrong second factor")
    FACTOR_TAKEN = "factor-taken", _("removed somebody's second factor")
    FACTOR_LOST = "factor-lost", _("lost the second factor to an admin")
    SPARE_USED = "spare-used", _("used a spare code")
    SPARE_RENEWED = "spare-renewed", _("made new spare codes")
    PASSWORD_SET = "password-set", _("set the password")
    PASSWORD_GONE = "password-gone", _("removed the password")
    CONTACT_ADDED = "contact-added", _("added a phone or an e-mail")
    CONTACT_CHANGED = "contact-changed", _("changed the phone or the e-mail")
    CONTACT_REMOVED = "contact-removed", _("removed a phone or an e-mail")
    RECOVERY_ASKED = "recovery-asked", _("asked to get back into an account")
    RECOVERY_ALLOWED = "recovery-allowed", _("allowed somebody back into an account")
    RECOVERY_REFUSED = "recovery-refused", _("refused to let somebody back in")
    RECOVERY_BEGUN = "recovery-begun", _("gets a new phone or e-mail in two days")
    RECOVERY_STOPPED = "recovery-stopped", _("stopped a new phone or e-mail")
    RECOVERED = "recovered", _("got a new phone or e-mail after losing the old")
    SESSIONS_ENDED = "sessions-ended", _("ended sign-ins elsewhere")
    PROVED = "proved", _("signed in freshly")
    REFUSED = "refused", _("was refused by a limit")
    PROFILE = "profile", _("changed the profile")
    ROLE_GIVEN = "role-given", _("gave a role")
    ROLE_TAKEN = "role-taken", _("took a role away")
    TRAINERS = "trainers", _("brought in core trainers")
    PRIVATE_SEEN = "private-seen", _("saw a private detail")
    COMPLAINT = "complaint", _("sent a complaint")
    TRAINER_GONE = "trainer-gone", _("removed a core trainer of the sheet")
    COMPLAINT_GONE = "complaint-gone", _("deleted a complaint")
    POSTED = "posted", _("posted or answered")
    EDITED = "edited", _("changed or took back own words")
    REPORTED = "reported", _("reported somebody's words")
    MODERATED = "moderated", _("decided on somebody's words")
    LOCKED = "locked", _("locked a member's writing")
    UNLOCKED = "unlocked", _("opened a member's writing again")
    APPEALED = "appealed", _("objected to a decision")
    JUDGED = "judged", _("decided on an objection")
    COMPLAINT_ANSWERED = "complaint-answered", _("handled a complaint")
    MODE_PORTAL = "mode-portal", _("set the mode: portal")
    MODE_MODERATED = "mode-moderated", _("set the mode: moderated")
    MODE_NETWORK = "mode-network", _("set the mode: network")
    DATA_COPY = "data-copy", _("asked for a copy of the data")
    DATA_FETCHED = "data-fetched", _("downloaded the copy of the data")
    DATA_ASKED = "data-asked", _("sent a request about data")
    DATA_ANSWERED = "data-answered", _("handled a request about data")
    DELETE_ASKED = "delete-asked", _("asked to delete the account")
    DELETE_CANCELLED = "delete-cancelled", _("kept the account after all")
    ACTS_SEEN = "acts-seen", _("looked at the log of acts")
    INVITED = "invited", _("made an invitation")


class Act(models.Model):
    """One act. `user` is empty for strangers and for people who have left."""

    kind = models.CharField(_("kind of act"), max_length=20, choices=ActKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("who did it"),
    )  # fmt: skip
    left = models.ForeignKey(
        "accounts.LegalRecord", models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("record of who has left"),
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
