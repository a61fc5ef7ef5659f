"""What the whole site shares: who runs it, and the epochs of the page cache."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home", order=100)
class Operator(BaseSiteSetting):
    """Who is responsible for the site; until it is complete the site says so."""

    agency = models.CharField(_("agency in charge"), max_length=200, blank=True)
    person = models.CharField(_("person responsible"), max_length=120, blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence = models.CharField(
        _("licence number"), max_length=200, blank=True,
        help_text=_("Number, date and issuer, as it must stand in the footer."),
    )  # fmt: skip

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("agency"),
                FieldPanel("person"),
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("licence"),
            ],
            heading=_("Who runs this site"),
            help_text=_(
                "Until every field is filled in, each page says that it is a"
                " demonstration and search engines are kept away."
            ),
        )
    ]

    class Meta:
        verbose_name = _("operator of the site")

    def __str__(self) -> str:
        return self.agency

    def rows(self) -> list[tuple[str, str, str]]:
        """Return (label, value, link or "") of each line of the footer's block."""
        return [
            (_("Agency in charge"), self.agency, ""),
            (_("Person responsible"), self.person, ""),
            (_("Address"), self.address, ""),
            (_("Telephone"), self.phone, f"tel:{''.join(self.phone.split())}"),
            (_("E-mail"), self.email, f"mailto:{self.email}"),
            (_("Licence"), self.licence, ""),
        ]

    @property
    def complete(self) -> bool:
        return all(value for _label, value, _link in self.rows())


class Epoch(models.Model):
    """A number that is part of every key of the page cache; raising it empties it."""

    name = models.CharField(max_length=20, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("epoch of the page cache")

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
