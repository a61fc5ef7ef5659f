"""The one name that a person is shown by."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.vntext import clean

from .impostors import passes_for_staff

SHORTEST, LONGEST = 2, 60
TOO_SHORT = _("Type the name that others will see, at least two letters.")
TOO_LONG = _("This name is too long. Type at most 60 letters.")
NO_NAME = _("This is no name. Your phone number and e-mail stay hidden from others.")
OF_STAFF = _(
    "This name belongs to those who run the site. Choose one that is only yours."
)
A_CONTACT = re.compile(r"@|://|(?:\d[\s.\-]*){7,}")


def display_name(written: str) -> str:
    """Return the name as it is kept: composed, single blanks. Raises ValidationError."""
    name = " ".join(clean(written).split())
    if sum(letter.isalpha() for letter in name) < SHORTEST:
        raise ValidationError(TOO_SHORT, code="name")
    if len(name) > LONGEST:
        raise ValidationError(TOO_LONG, code="name")
    if A_CONTACT.search(name):
        raise ValidationError(NO_NAME, code="name")
    if passes_for_staff(name):
        raise ValidationError(OF_STAFF, code="name")
    return name
