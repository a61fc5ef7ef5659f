"""Sends a code to a contact, within the limits of what may be sent and spent."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from smtplib import SMTPException
from threading import BoundedSemaphore

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from .. import limits
from ..contacts import PHONE, Contact
from .senders import SenderDown, text_sender

# So many threads of one process may wait for a sender; the others answer readers.
AT_ONCE = BoundedSemaphore(8)

logger = logging.getLogger(__name__)


def deliver(
    contact: Contact, code: str, account: int | None, address: str | None
) -> None:
    """Send the code. Raises `limits.TooMany` before and SenderDown instead of sending.

    What was not sent is not counted, so a dead sender uses up nobody's tries.
    """
    limits.check("wrong-code", contact.mailbox)
    try:
        send_counted(contact, code, account, address)
    except limits.TooMany as error:
        if error.kind == "text-cost":
            limits.alarm("the day's money for text messages is used up")
        raise


def send_counted(
    contact: Contact, code: str, account: int | None, address: str | None
) -> None:
    with counted(contact, account, address):
        try:
            with turn():
                _send(contact, code)
        except SenderDown as error:
            logger.error("no code went out by %s: %s", contact.kind, error)
            raise


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a sender with no connection in hand: other requests need the few there are.

    Raises SenderDown at once when too many wait already.
    """
    if not AT_ONCE.acquire(blocking=False):
        raise SenderDown("too many are being sent")
    try:
        if not connection.in_atomic_block:
            connection.close()
        yield
    finally:
        AT_ONCE.release()


def counted(
    contact: Contact, account: int | None, address: str | None
) -> AbstractContextManager[None]:
    # Without an account the contact is counted in its place: the same work, the same time.
    owner = str(account or contact.mailbox)
    acts = [("code", contact.mailbox, 0), ("code-account", owner, 0)]
    if address:
        acts.append(("code-address", address, 0))
    if contact.kind == PHONE:
        acts.append(("text-cost", "all", settings.HUB_TEXT_PRICE))
    return limits.counted(*acts)


def _send(contact: Contact, code: str) -> None:
    """Whatever a sender raises, only its kind is told: its text may hold the number."""
    adapter = get_adapter()
    try:
        if contact.kind == PHONE:
            adapter.send_verification_code_sms(None, contact.value, code)
        else:
            adapter.send_mail("account/email/login_code", contact.value, {"code": code})
    except SenderDown:
        raise
    except Exception as error:  # noqa: BLE001 - what a sender may raise is not known
        unsent = isinstance(error, (OSError, SMTPException, UnicodeError))
        raise SenderDown(type(error).__name__, spent=not unsent) from None


def send_text(number: str, code: str) -> None:
    """The code comes first and stands alone: phones offer it for filling in."""
    words = _("%(code)s is your code for AI for everyone. Give it to nobody.")
    text_sender().send(number, words % {"code": code})
