"""How a one-time code reaches a person: by text message or by e-mail."""

from .senders import SenderDown, TextSender, text_sender

__all__ = ["SenderDown", "TextSender", "text_sender"]
