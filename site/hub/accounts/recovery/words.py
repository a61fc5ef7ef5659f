"""What is said to both sides: the new contact of who asks, the old ones of the account."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..telling import in_our_language


def moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "H:i d/m/Y")


@in_our_language
def taken_in() -> str:
    return _(
        "AI for everyone: we have your request to get back into your account. A moderator"
        " will check it with you. Nobody of us asks for a code or a password."
    )


@in_our_language
def allowed(at: datetime) -> str:
    return _(
        "AI for everyone: your request is checked. From %(when)s on you sign in with this"
        " number or e-mail, unless whoever has the old one stops it."
    ) % {"when": moment(at)}


@in_our_language
def warning(at: datetime) -> str:
    return _(
        "AI for everyone: somebody asks to move your account to another number, for yours"
        " is lost. It will move at %(when)s. Was it not you? Sign in now and press Stop it."
    ) % {"when": moment(at)}


@in_our_language
def refused() -> str:
    """One sentence for every reason: it tells nobody who has an account."""
    return _(
        "AI for everyone: we could not make sure that the account is yours, so nothing"
        " was changed. You may ask once more, or write on the page Complaint."
    )


@in_our_language
def stopped() -> str:
    return _(
        "AI for everyone: whoever has the old number or e-mail stopped your request."
        " Nothing was changed. If it was lost to a stranger, come to us in person."
    )


@in_our_language
def taken() -> str:
    return _(
        "AI for everyone: your account could not move, for this number or e-mail opens"
        " another account by now. Sign in with it, or ask once more with another one."
    )


@in_our_language
def done() -> str:
    return _(
        "AI for everyone: your account has moved. Sign in with this number or e-mail; the"
        " old ones and the password open nothing any more."
    )


@in_our_language
def moved() -> str:
    return _("AI for everyone: your account has moved to another number or e-mail.")
