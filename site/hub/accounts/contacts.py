"""Where a code can be sent: a mobile number or an e-mail address, typed in one field."""

from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from hub.vntext import clean

from . import sealing
from .models import Phone, User
from .phones import e164, spoken

PHONE, EMAIL = "phone", "email"
NOT_AN_EMAIL = _("This is no e-mail address. It looks like lan@example.com.")
NEITHER = _("Type a mobile number, for example 0912 345 678, or an e-mail address.")
LONGEST = 254


class Contact(NamedTuple):
    kind: str
    value: str

    @property
    def shown(self) -> str:
        """The contact as its owner reads it."""
        return spoken(self.value) if self.kind == PHONE else self.value

    @property
    def mailbox(self) -> str:
        """What limits count: `lan+bai@x.vn` is read where `lan@x.vn` is."""
        name, at, domain = self.value.partition("@")
        return f"{name.partition('+')[0] or name}{at}{domain}" if at else self.value

    def owner(self) -> User | None:
        """Return whose it is. Both kinds cost one query."""
        if self.kind == PHONE:
            return User.objects.filter(phone__in=Phone.objects.of(self.value)).first()
        return User.objects.filter(email=self.value).first()


def of(user: User) -> list[Contact]:
    """Return where a code reaches this person, the phone first."""
    phone = Phone.objects.filter(user=user, verified_at__isnull=False).first()
    found = []
    with suppress(sealing.Unreadable):
        found += [Contact(PHONE, phone.number)] if phone else []
    return [*found, Contact(EMAIL, user.email)] if user.email else found


def parse(written: str) -> Contact:
    """Return the contact that was typed. Raises ValidationError with a sentence."""
    text = clean(written).strip()
    if "@" in text:
        return Contact(EMAIL, _email(text))
    if sum(letter.isdigit() for letter in text) < 3:
        raise ValidationError(NEITHER, code="contact")
    return Contact(PHONE, e164(text))


def _email(text: str) -> str:
    """Return the one way of writing an address: small, its domain as in the DNS.

    Quoted names and bare hosts are allowed by the standard and used by nobody.
    """
    name, _at, domain = "".join(text.split()).lower().rpartition("@")
    try:
        email = f"{name}@{domain.encode('idna').decode()}"
        validate_email(email)
    except (ValidationError, UnicodeError):
        raise ValidationError(NOT_AN_EMAIL, code="email") from None
    if len(email) > LONGEST or "." not in domain or set(text) & set('"[]'):
        raise ValidationError(NOT_AN_EMAIL, code="email")
    return email
