"""What others see of a member, and the few things a member sets for reading."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.places.models import Commune
from lessons.models import Sector


class TextSize(models.TextChoices):
    MEDIUM = "", _("As on this device")
    LARGE = "l", pgettext_lazy("size of the text", "Large")
    LARGEST = "xl", pgettext_lazy("size of the text", "Very large")


class ProfileQuerySet(models.QuerySet):
    def open(self) -> "ProfileQuerySet":
        """Those whose page everybody may read."""
        return self.filter(shown=True, user__is_active=True)


class Profile(models.Model):
    """One for each account. Commune and sector are shown only where that is ticked."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile",
        verbose_name=_("user"),
    )  # fmt: skip
    display_name = models.CharField(_("name that others see"), max_length=60)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    commune = models.ForeignKey(
        Commune, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("commune or ward"),
    )  # fmt: skip
    shows_commune = models.BooleanField(_("the commune is shown"), default=False)
    sector = models.ForeignKey(
        Sector, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("sector"),
    )  # fmt: skip
    shows_sector = models.BooleanField(_("the sector is shown"), default=False)
    shown = models.BooleanField(_("the page is open to all"), default=False)
    text_size = models.CharField(
        _("text size"), max_length=2, blank=True, choices=TextSize.choices
    )
    made = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a member", "profile")
        verbose_name_plural = pgettext_lazy("of members", "profiles")

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        return reverse("community:profile", args=[self.slug])


class OldSlug(models.Model):
    """An address that a profile had. It leads on, and nobody else may take it."""

    slug = models.SlugField(_("earlier address"), max_length=80, unique=True)
    profile = models.ForeignKey(
        Profile, models.CASCADE, related_name="old_slugs",
        verbose_name=pgettext_lazy("of a member", "profile"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("earlier address")
        verbose_name_plural = _("earlier addresses")

    def __str__(self) -> str:
        return self.slug
