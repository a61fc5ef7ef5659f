"""What a member agreed to, in which words, and took back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .append_only import AppendOnly


class Purpose(models.TextChoices):
    RULES = "rules", _("Rules and terms of use")
    NEWS = "news", _("News of classes and of the programme")
    SURVEYS = "surveys", _("Invitations to say how learning goes")
    COMMUNE = "commune", _("My commune on my page")
    SECTOR = "sector", _("My sector on my page")


class Method(models.TextChoices):
    JOINED = "joined", _("by joining, below the sentence on the rules")
    ASKED = "asked", _("on the page that asks")
    CHOICES = "choices", _("on the page of consents")
    PROFILE = "profile", _("on the page of the profile")


class ConsentRecord(AppendOnly):
    """The newest row of a person and purpose holds."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents",
        verbose_name=_("member"),
    )  # fmt: skip
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices)
    given = models.BooleanField(_("given"))
    text_version = models.CharField(_("version of the text"), max_length=20)
    method = models.CharField(
        pgettext_lazy("of a consent", "how"), max_length=10, choices=Method.choices
    )
    at = models.DateTimeField(pgettext_lazy("of a consent", "when"), auto_now_add=True)

    class Meta:
        verbose_name = _("record of a consent")
        verbose_name_plural = _("records of consents")
        indexes = [
            models.Index(fields=["user", "purpose"], name="consent_user_purpose")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.purpose} {'+' if self.given else '-'}"
