"""Sends a code to a contact, within the limits of what may be sent and spent."""

import logging
from contextlib import AbstractContextManager
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.utils.translation import gettext as _

from .. import limits
from ..contacts import PHONE, Contact
from .senders import SenderDown, text_sender

logger = logging.getLogger(__name__)


def deliver(
    contact: Contact, code: str, account: int | None, address: str | None
) -> None:
    """Send the code. Raises `limits.TooMany` before and SenderDown instead of sending.

    What was not sent is not counted, so a dead sender uses up nobody's tries.
    """
    limits.check("wrong-code", contact.value)
    with counted(contact, account, address):
        try:
            _send(contact, code)
        except SenderDown as error:
            logger.error("no code went out by %s: %s", contact.kind, error)
            raise


def counted(
    contact: Contact, account: int | None, address: str | None
) -> AbstractContextManager[None]:
    # Without an account the contact is counted in its place: the same work, the same time.
    owner = str(account or contact.value)
    acts = [("code", contact.value, 0), ("code-account", owner, 0)]
    if address:
        acts.append(("code-address", address, 0))
    if contact.kind == PHONE:
        acts.append(("text-cost", "all", settings.HUB_TEXT_PRICE))
    return limits.counted(*acts)


def _send(contact: Contact, code: str) -> None:
    if contact.kind == PHONE:
        get_adapter().send_verification_code_sms(None, contact.value, code)
        return
    try:
        get_adapter().send_mail(
            "account/email/login_code", contact.value, {"code": code}
        )
    except (OSError, SMTPException) as error:
        raise SenderDown(type(error).__name__) from None


def send_text(number: str, code: str) -> None:
    """The code comes first and stands alone: phones offer it for filling in."""
    words = _("%(code)s is your code for AI for everyone. Give it to nobody.")
    text_sender().send(number, words % {"code": code})
