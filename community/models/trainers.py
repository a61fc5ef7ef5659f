"""Core trainers of the sheet, before and after they have joined."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.accounts import sealing
from hub.places.models import Commune


class ExpectedTrainerQuerySet(models.QuerySet):
    def of(self, number: str) -> "ExpectedTrainerQuerySet":
        """Return the row of an E.164 number, under whichever key it was hashed."""
        return self.filter(digest__in=sealing.digests("phone", number))

    def known(self, numbers: Iterable[str]) -> set[str]:
        """Return those of the E.164 numbers that have a row: one query."""
        keys = {key: n for n in numbers for key in sealing.digests("phone", n)}
        found = self.filter(digest__in=keys).values_list("digest", flat=True)
        return {keys[digest] for digest in found}

    def waiting(self) -> "ExpectedTrainerQuerySet":
        """Return whom nobody has met: an account that was deleted has been met all the same."""
        return self.filter(met_at__isnull=True)


class ExpectedTrainer(models.Model):
    """Never shown to members. `member` is who signed in with this phone."""

    name = models.CharField(_("name in the sheet"), max_length=120)
    sealed = models.TextField(_("sealed number"), editable=False)
    digest = models.CharField(
        _("keyed hash"), max_length=64, unique=True, editable=False
    )
    commune = models.ForeignKey(
        Commune, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("commune or ward"),
    )  # fmt: skip
    unit = models.CharField(_("unit of the trainer"), max_length=120, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("brought in by"),
    )  # fmt: skip
    added_at = models.DateTimeField(_("brought in at"), auto_now_add=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("member"),
    )  # fmt: skip
    met_at = models.DateTimeField(_("joined at"), null=True, blank=True)

    objects = ExpectedTrainerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("expected core trainer")
        verbose_name_plural = _("expected core trainers")

    def __str__(self) -> str:
        return self.name

    @property
    def number(self) -> str:
        return sealing.unseal(self.sealed)

    @number.setter
    def number(self, number: str) -> None:
        self.sealed = sealing.seal(number)
        self.digest = sealing.digest("phone", number)

    def reseal(self) -> None:
        self.number = self.number
