"""Hands the message to a provider: one POST of JSON, with a key, over https."""

import requests
from django.conf import settings

from .senders import SenderDown

CONNECT, ANSWER = 3, 5  # seconds


class HttpSender:
    """Sends `{"to": "+84…", "text": "…"}`; any answer below 300 means that it went out."""

    def send(self, number: str, text: str) -> None:
        try:
            answer = requests.post(
                settings.HUB_TEXT_URL,
                json={"to": number, "text": text},
                headers={"Authorization": f"Bearer {settings.HUB_TEXT_TOKEN}"},
                timeout=(CONNECT, ANSWER),
                allow_redirects=False,
                stream=True,  # the answer's text is not read: its size binds nobody
            )
        except requests.RequestException as error:
            spent = isinstance(error, requests.ReadTimeout)
            raise SenderDown(type(error).__name__, spent) from None
        with answer:
            if answer.status_code >= 300:
                raise SenderDown(f"status {answer.status_code}")
