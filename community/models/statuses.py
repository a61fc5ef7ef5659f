"""The states of what members write, and the classes of reasons for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Only `PUBLIC` is seen by others. Its author sees the rest, with what was decided."""

    PENDING = "pending", pgettext_lazy("state of a post", "Waiting for approval")
    PUBLIC = "public", pgettext_lazy("state of a post", "Public")
    HIDDEN = "hidden", pgettext_lazy("state of a post", "Hidden")
    REMOVED = "removed", pgettext_lazy("state of a post", "Removed")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a post", "Taken back")
    DECLINED = "declined", pgettext_lazy("state of a post", "Not accepted")


# Their author may still change the words; of the others nobody may.
CHANGEABLE = {Status.PENDING, Status.PUBLIC, Status.DECLINED}
GONE = {Status.REMOVED, Status.WITHDRAWN}


class ReportReason(models.TextChoices):
    SPAM = "spam", _("Advertising or spam")
    SCAM = "scam", _("Fraud")
    FALSE = "false", _("Not true")
    PRIVATE = "private", _("Shows personal details")
    INSULT = "insult", _("Insults somebody")
    ILLEGAL = "illegal", _("Against the law")


class Reason(models.TextChoices):
    """Why something is not shown: the class that everybody may read."""

    SPAM = "spam", _("Advertising or spam")
    SCAM = "scam", _("Fraud")
    FALSE = "false", _("Not true")
    PRIVATE = "private", _("Shows personal details")
    INSULT = "insult", _("Insults somebody")
    ILLEGAL = "illegal", _("Against the law")
    OFF_TOPIC = "off-topic", _("Belongs elsewhere")
    UNCLEAR = "unclear", _("Cannot be understood yet")
    DUPLICATE = "duplicate", _("Asked and answered already")
