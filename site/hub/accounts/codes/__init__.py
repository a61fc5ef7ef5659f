"""How a one-time code reaches a person: by text message or by e-mail."""

from .senders import SenderDown, TextSender, parts, text_sender

__all__ = ["SenderDown", "TextSender", "parts", "text_sender"]
