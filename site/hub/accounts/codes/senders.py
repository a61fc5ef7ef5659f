"""The one interface of all senders of text messages; `HUB_TEXT_SENDER` names one."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class SenderDown(Exception):
    """The message did not go out. The text says why, without number and code.

    `spent` is true when that is not certain: it may have gone out, and been paid for.
    """

    def __init__(self, why: str, spent: bool = False) -> None:
        super().__init__(why)
        self.spent = spent


class TextSender(Protocol):
    def send(self, number: str, text: str) -> None:
        """Send a text to an E.164 number, or raise SenderDown within ten seconds."""


def parts(text: str) -> int:
    """Return how many messages a text is sent and paid as: with marks 70 letters each, or
    67 of several; without any mark 160, or 153.
    """
    one, several = (160, 153) if text.isascii() else (70, 67)
    return 1 if len(text) <= one else -(-len(text) // several)


def text_sender() -> TextSender:
    return import_string(settings.HUB_TEXT_SENDER)()
