"""What a person asks about their own data, and by when it must be done."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SOON = timedelta(minutes=30)


@deconstructible(path="hub.accounts.models.requests.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files that no address leads to; a view gives each to its owner only."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def location(self) -> str:
        return str(settings.HUB_COPIES_FOLDER)

    base_location = location


def copy_name(instance: models.Model, filename: str) -> str:
    return f"{secrets.token_hex(20)}.zip"


class DataRequestQuerySet(models.QuerySet):
    def waiting(self) -> "DataRequestQuerySet":
        """Those that somebody or something has still to do."""
        return self.filter(state__in=DataRequest.OPEN)

    def leaving(self) -> "DataRequestQuerySet":
        """Accounts that will be deleted, unless their owners change their mind."""
        return self.waiting().filter(kind=DataRequest.Kind.DELETE)


class DataRequest(models.Model):
    """One request, by the rights of Decree 356/2025. Days are working days of Vietnam."""

    class Kind(models.TextChoices):
        VIEW = "view", _("See my data")
        CORRECT = "correct", _("Correct my data")
        COPY = "copy", _("Get a copy of my data")
        DELETE = "delete", _("Delete my account")
        RESTRICT = "restrict", _("Use my data for fewer things")
        OBJECT = "object", _("I object to a use of my data")
        WITHDRAW = "withdraw", _("Take my consent back")

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("of a request", "New")
        TAKEN = "taken", pgettext_lazy("of a request", "In hand")
        DONE = "done", pgettext_lazy("of a request", "Done")
        REFUSED = "refused", pgettext_lazy("of a request", "Refused")
        CANCELLED = "cancelled", pgettext_lazy("of a request", "Taken back")

    OPEN = (State.NEW, State.TAKEN)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="data_requests", verbose_name=_("who asked"),
    )  # fmt: skip
    kind = models.CharField(
        pgettext_lazy("of a request", "what is asked"), max_length=10,
        choices=Kind.choices,
    )  # fmt: skip
    text = models.TextField(_("in the person's words"), blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    ack_due = models.DateField(_("first answer due by"))
    due_at = models.DateField(_("to be done by"), db_index=True)
    extended = models.BooleanField(_("extended once"), default=False)
    state = models.CharField(
        pgettext_lazy("of a request", "state"), max_length=10, choices=State.choices,
        default=State.NEW,
    )  # fmt: skip
    answer = models.TextField(_("what was done or answered"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # Of a deletion: the choice, and the moment when it is done.
    choice = models.PositiveSmallIntegerField(_("what happens to writings"), default=1)
    erase_at = models.DateTimeField(_("deleted on"), null=True, blank=True)
    # Of a copy: the ZIP, and until when it is there.
    file = models.FileField(
        _("copy"), storage=PrivateStorage(), upload_to=copy_name, blank=True
    )
    file_until = models.DateTimeField(_("copy kept until"), null=True, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")

    def __str__(self) -> str:
        return f"{self.kind} {self.received_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < timezone.localdate()

    @property
    def is_stuck(self) -> bool:
        """Whether a copy is not made that should long be there."""
        return self.is_open and self.received_at < timezone.now() - SOON

    def drop_file(self) -> None:
        if self.file:
            self.file.delete(save=False)
        self.file_until = None
        self.save(update_fields=["file", "file_until"])

    def forget(self) -> None:
        """Keep that it was asked and when; the person, the words and the file go."""
        self.drop_file()
        self.user, self.text, self.answer = None, "", ""
        if self.is_open:
            self.state, self.closed_at = self.State.DONE, timezone.now()
        self.save()
