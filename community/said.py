"""One sentence for the next page: what came of a button, and which draft has arrived."""

from typing import NamedTuple

from django.http import HttpRequest

KEY = "said"


class Said(NamedTuple):
    text: str
    draft: str = ""
    undo: str = ""


def say(request: HttpRequest, text: str, draft: str = "", undo: str = "") -> None:
    """Keep a sentence in the session; `draft` names the one that a device may forget,
    `undo` is the address that undoes what was done.
    """
    request.session[KEY] = [str(text), draft, undo]


def hear(request: HttpRequest) -> Said | None:
    """Return the sentence once. Only for people who are signed in."""
    kept = request.session.pop(KEY, None)
    return Said(*kept) if kept else None
