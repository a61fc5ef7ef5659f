"""Notices on the safety of an account, to its phone and its e-mail.

They hold no link: whoever presses links in messages will press a thief's one day.
"""

import logging
from collections.abc import Callable, Iterable
from functools import partial, wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.utils import translation

from . import limits
from .codes import parts, text_sender
from .codes.delivery import turn
from .contacts import PHONE, Contact

logger = logging.getLogger(__name__)


def in_our_language(say: Callable[..., str]) -> Callable[..., str]:
    """Say it in the language of the site: who acts may read the admin in another one."""

    @wraps(say)
    def said(*args: object) -> str:
        with translation.override(settings.LANGUAGE_CODE):
            return say(*args)

    return said


def tell(to: Iterable[Contact], said: str) -> None:
    """Send a sentence to each contact once what it speaks of has been written."""
    transaction.on_commit(partial(send_all, [*to], said))


def send_all(to: list[Contact], said: str) -> None:
    """Send to each. What does not go out is a line in the log: the act stays done."""
    for contact in to:
        try:
            send_one(contact, said)
        except limits.TooMany as error:
            logger.warning("a notice by %s is one too many: %s", contact.kind, error)
            if error.kind == "text-cost":
                limits.alarm("no money for texts is left: nobody was told of a change")
        except Exception as error:  # noqa: BLE001 - its text may hold the contact
            logger.error("no notice went out by %s: %s", contact.kind, type(error).__name__)  # fmt: skip


def send_one(contact: Contact, said: str) -> None:
    """Raises `limits.TooMany`, or whatever a sender raises."""
    acts = [("notice", contact.mailbox, 0)]
    if contact.kind == PHONE:
        acts.append(("text-cost", "all", settings.HUB_TEXT_PRICE * parts(said)))
    with limits.counted(*acts), turn():
        if contact.kind == PHONE:
            text_sender().send(contact.value, said)
        else:
            mail(contact.value, said)


def mail(address: str, said: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        get_adapter().send_mail("account/email/notice", address, {"said": said})
