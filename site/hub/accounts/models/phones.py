"""A person's phone number, in a row of its own that can be taken away alone."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import sealing


class PhoneQuerySet(models.QuerySet):
    def of(self, number: str) -> "PhoneQuerySet":
        """Return the row of an E.164 number, under whichever key it was hashed."""
        return self.of_any([number])

    def of_any(self, numbers: Iterable[str]) -> "PhoneQuerySet":
        """Return the rows of several numbers in one query."""
        keys = [key for number in numbers for key in sealing.digests("phone", number)]
        return self.filter(digest__in=keys)


class Phone(models.Model):
    """The number is readable with the keys of `HUB_PHONE_KEYS` only."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone",
        verbose_name=_("user"),
    )  # fmt: skip
    sealed = models.TextField(_("sealed number"))
    digest = models.CharField(_("keyed hash"), max_length=64, unique=True)
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)

    objects = PhoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("phone number")
        verbose_name_plural = _("phone numbers")

    def __str__(self) -> str:
        return f"phone of user {self.user_id}"

    @property
    def number(self) -> str:
        """The number in E.164. Raises `sealing.Unreadable` when no key opens it."""
        return sealing.unseal(self.sealed)

    @number.setter
    def number(self, number: str) -> None:
        self.sealed = sealing.seal(number)
        self.digest = sealing.digest("phone", number)

    def reseal(self) -> None:
        self.number = self.number
