"""Where a code can be sent: a mobile number or an e-mail address, typed in one field."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from hub.vntext import clean

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

    def owner(self) -> User | None:
        """Return whose it is. Both kinds cost one query."""
        if self.kind == PHONE:
            return User.objects.filter(phone__in=Phone.objects.of(self.value)).first()
        return User.objects.filter(email=self.value).first()


def parse(written: str) -> Contact:
    """Return the contact that was typed. Raises ValidationError with a sentence."""
    text = clean(written).strip()
    if "@" in text:
        return Contact(EMAIL, _email(text))
    if sum(letter.isdigit() for letter in text) < 3:
        raise ValidationError(NEITHER, code="contact")
    return Contact(PHONE, e164(text))


def _email(text: str) -> str:
    email = "".join(text.split()).lower()
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError(NOT_AN_EMAIL, code="email") from None
    if len(email) > LONGEST:
        raise ValidationError(NOT_AN_EMAIL, code="email")
    return email
