"""Who runs the site, under which licence, and what members may write in it."""

from allauth.core import context
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

UNLICENSED = _(
    "A network needs its licence first: enter number, date and issuer of it below."
)


class Mode(models.TextChoices):
    """What members may write; the licence decides (Decree 147/2024, Art. 24)."""

    PORTAL = "portal", _("Portal: members write nothing, all content is by editors")
    MODERATED = "moderated", _("Moderated: what members write is approved first")
    NETWORK = "network", _("Network: verified members write at once, under a licence")


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
        help_text=_("As it must stand in the footer."),
    )  # fmt: skip
    licence_date = models.DateField(_("date of the licence"), null=True, blank=True)
    licence_issuer = models.CharField(
        _("issuer of the licence"), max_length=200, blank=True
    )
    mode = models.CharField(
        pgettext_lazy("of the site", "operating mode"), max_length=10,
        choices=Mode.choices, default=Mode.MODERATED,
        help_text=_("Each change is noted in the log of acts, with who made it."),
    )  # fmt: skip
    rules_version = models.CharField(
        _("version of the rules"), max_length=20, default="1",
        help_text=_(
            "Change it when the rules or the terms change in what they ask of people:"
            " every member is then asked again."
        ),
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
                FieldRowPanel(
                    [FieldPanel("licence_date"), FieldPanel("licence_issuer")]
                ),
            ],
            heading=_("Who runs this site"),
            help_text=_(
                "Until every field is filled in, each page says that it is a"
                " demonstration and search engines are kept away."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("mode"), FieldPanel("rules_version")],
            heading=_("What members may do"),
        ),
    ]

    class Meta:
        verbose_name = _("operator of the site")

    def __str__(self) -> str:
        return self.agency

    @classmethod
    def current(cls) -> "Operator":
        """Return the settings for who asks just now, read once for each request; of the
        first site where nobody asks, empty ones where there is no site yet.
        """
        request = context.request
        if request is None:
            site = Site.objects.filter(is_default_site=True).first()
            return cls.for_site(site) if site else cls()
        return cls.for_request(request) if Site.find_for_request(request) else cls()

    def clean(self) -> None:
        super().clean()
        if self.mode == Mode.NETWORK and not self.licensed:
            raise ValidationError({"mode": UNLICENSED})

    def rows(self) -> list[tuple[str, str, str]]:
        """Return (label, value, link or "") of each line of the footer's block."""
        return [
            (_("Agency in charge"), self.agency, ""),
            (_("Person responsible"), self.person, ""),
            (_("Address"), self.address, ""),
            (_("Telephone"), self.phone, f"tel:{''.join(self.phone.split())}"),
            (_("E-mail"), self.email, f"mailto:{self.email}"),
            (_("Licence"), self.licence_line, ""),
        ]

    @property
    def licence_line(self) -> str:
        if not self.licensed:
            return self.licence
        return gettext("%(number)s of %(date)s, by %(issuer)s") % {
            "number": self.licence,
            "date": date_format(self.licence_date, "d/m/Y"),
            "issuer": self.licence_issuer,
        }

    @property
    def licensed(self) -> bool:
        return bool(self.licence and self.licence_date and self.licence_issuer)

    @property
    def writing(self) -> Mode:
        """The mode that holds: a network without its licence falls back to approving, and
        so does a mode that a database was given by hand.
        """
        known = self.mode in Mode.values and (
            self.mode != Mode.NETWORK or self.licensed
        )
        return Mode(self.mode) if known else Mode.MODERATED

    @property
    def complete(self) -> bool:
        return all(value for _label, value, _link in self.rows())
