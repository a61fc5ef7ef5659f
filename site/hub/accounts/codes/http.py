"""Hands the message to a provider: one POST of JSON, with a key, over https."""

from collections.abc import Callable
from threading import Thread

import requests
from django.conf import settings
from urllib3.exceptions import NewConnectionError

from .senders import SenderDown

CONNECT, ANSWER = 3, 5  # seconds


class HttpSender:
    """Sends `{"to": "+84…", "text": "…"}`; any answer below 300 means that it went out."""

    def send(self, number: str, text: str) -> None:
        status = in_time(lambda: post({"to": number, "text": text}))
        if status >= 300:
            sure = 400 <= status < 500 or status == 503
            raise SenderDown(f"status {status}", spent=not sure)


def post(message: dict[str, str]) -> int | requests.RequestException:
    """Return the status of the answer, or the error in its place."""
    try:
        with requests.post(
            settings.HUB_TEXT_URL,
            json=message,
            headers={"Authorization": f"Bearer {settings.HUB_TEXT_TOKEN}"},
            timeout=(CONNECT, ANSWER),
            allow_redirects=False,
            stream=True,  # the answer's text is not read: its size binds nobody
        ) as answer:
            return answer.status_code
    except requests.RequestException as error:
        return error


def in_time(act: Callable[[], int | requests.RequestException]) -> int:
    """Return what the act returns. The limits of `requests` are for each byte, not all.

    Raises SenderDown; `spent` unless it is certain that nothing reached the provider.
    """
    found: list[int | requests.RequestException] = []
    thread = Thread(target=lambda: found.append(act()), daemon=True)
    thread.start()
    thread.join(CONNECT + ANSWER)
    if not found:
        raise SenderDown("no answer in time", spent=True)
    if isinstance(found[0], requests.RequestException):
        raise SenderDown(
            type(found[0]).__name__, spent=not unreached(found[0])
        ) from None
    return found[0]


def unreached(error: requests.RequestException) -> bool:
    """Return whether no connection was made: refused, no such host, no answer to it."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(error, requests.ConnectTimeout) or isinstance(
        cause, NewConnectionError
    )
