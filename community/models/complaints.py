"""Complaints of anybody, with or without an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts import sealing

from .append_only import AppendOnly


class ComplaintQuerySet(models.QuerySet):
    def waiting(self) -> "ComplaintQuerySet":
        return self.exclude(state=Complaint.State.CLOSED)


class Complaint(models.Model):
    """Numbered by year. Name and contact are sealed: lists show neither."""

    class About(models.TextChoices):
        CONTENT = "content", _("Something on this site is wrong")
        DATA = "data", _("My personal data")
        PERSON = "person", _("What a member wrote or did")
        DECISION = "decision", _("A decision of those who run the site")
        OTHER = "other", pgettext_lazy("kind of complaint", "Something else")

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("of a complaint", "New")
        TAKEN = "taken", pgettext_lazy("of a complaint", "In hand")
        CLOSED = "closed", pgettext_lazy("of a complaint", "Answered")

    year = models.PositiveSmallIntegerField(editable=False)
    serial = models.PositiveIntegerField(editable=False)
    about = models.CharField(
        _("what it is about"), max_length=10, choices=About.choices
    )
    place = models.CharField(_("where on the site"), max_length=300, blank=True)
    text = models.TextField(pgettext_lazy("of a complaint", "what happened"))
    sealed_name = models.TextField(_("sealed name"), blank=True, editable=False)
    sealed_contact = models.TextField(_("sealed contact"), blank=True, editable=False)
    received = models.DateTimeField(_("received"), default=timezone.now)
    due = models.DateField(_("answer due by"))
    state = models.CharField(
        pgettext_lazy("of a complaint", "state"), max_length=10,
        choices=State.choices, default=State.NEW,
    )  # fmt: skip
    answer = models.TextField(
        _("what was done or answered"), blank=True,
        help_text=_("For the file. Write to the person by the contact they left."),
    )  # fmt: skip
    closed = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "serial"], name="complaint_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"KN-{self.year}-{self.serial:04d}"

    @property
    def name(self) -> str:
        return sealing.unseal(self.sealed_name) if self.sealed_name else ""

    @property
    def contact(self) -> str:
        return sealing.unseal(self.sealed_contact) if self.sealed_contact else ""

    def keep(self, name: str, contact: str) -> None:
        self.sealed_name = sealing.seal(name) if name else ""
        self.sealed_contact = sealing.seal(contact) if contact else ""

    def reseal(self) -> None:
        self.keep(self.name, self.contact)


class Disclosure(AppendOnly):
    """Somebody of the staff looked at who sent a complaint, and said why."""

    complaint = models.ForeignKey(
        Complaint, models.CASCADE, related_name="disclosures",
        verbose_name=_("complaint"),
    )  # fmt: skip
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("by whom"),
    )  # fmt: skip
    reason = models.CharField(_("why"), max_length=200)
    at = models.DateTimeField(
        pgettext_lazy("of a disclosure", "when"), auto_now_add=True
    )

    class Meta:
        verbose_name = _("look at a sender")
        verbose_name_plural = _("looks at senders")

    def __str__(self) -> str:
        return f"{self.complaint} {self.at:%Y-%m-%d %H:%M}"
