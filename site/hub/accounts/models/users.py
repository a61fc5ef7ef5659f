"""An account. The public profile of a member is a model of `community`."""

import secrets
from typing import ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def random_username() -> str:
    """Return an internal name of 80 random bits that says nothing of the person."""
    return f"u-{secrets.token_hex(10)}"


class UserManager(BaseUserManager):
    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: object
    ) -> "User":
        """Make and save a user; the e-mail is kept in small letters, empty as NULL."""
        user = self.model(email=(email or "").strip().lower() or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: object
    ) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: random internal username, optional e-mail, one name, no phone."""

    username = models.CharField(
        _("internal name"), max_length=40, unique=True, default=random_username
    )  # fmt: skip
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    expertise = models.JSONField(
        _("fields of expertise"), default=list, blank=True,
        help_text=_("Content of these fields may be approved by this person."),
    )  # fmt: skip
    is_active = models.BooleanField(_("active"), default=True)
    session_number = models.PositiveIntegerField(
        _("number of the sessions that hold"), default=0, editable=False
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name()

    @property
    def is_staff(self) -> bool:
        """Return whether Wagtail's admin opens; Django's own admin is not installed."""
        return self.has_perm("wagtailadmin.access_admin")

    @property
    def first_name(self) -> str:
        """The name, under the word that Wagtail's menu asks for."""
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.name or str(_("User %(number)s") % {"number": self.pk})

    def get_short_name(self) -> str:
        return self.get_full_name()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind each session to the number too: raising it ends them all."""
        base = super()._get_session_auth_hash(secret)
        return f"{base}:{self.session_number}" if self.session_number else base

    def end_sessions(self) -> None:
        """Sign this person out everywhere, from the next request on."""
        self.sign_ins.all().delete()
        type(self).objects.filter(pk=self.pk).update(
            session_number=models.F("session_number") + 1
        )
        self.refresh_from_db(fields=["session_number"])  # a later save keeps it

    def clean(self) -> None:
        super().clean()
        self.email = (self.email or "").strip().lower() or None

    def knows(self, field: str) -> bool:
        """Return whether this person may approve content of the field `field`."""
        return not field or field in self.expertise
