"""The few places of the community."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Space(models.Model):
    """One of at most five places. `setup_roles` makes those of the launch."""

    class Writers(models.TextChoices):
        MEMBERS = "members", _("every member")
        EDITORS = "editors", _("editors and admins")

    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    purpose = models.CharField(_("what it is for"), max_length=200)
    writers = models.CharField(
        _("who may post here"), max_length=10, choices=Writers.choices,
        default=Writers.MEMBERS,
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("space")
        verbose_name_plural = _("spaces")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community:space", args=[self.slug])
