"""What somebody typed who was not signed in (any more): it waits for them in the session."""

from typing import Any

from django.http import HttpRequest

from hub.vntext import clean

# Twice the longest post: what is too long comes back too, to be shortened.
KEY, LONGEST = "words", 40_000
NAMES = (
    "body", "title", "kind", "space", "with_commune", "with_sector", "client_key",
    "reason", "problem", "prompt", "steps", "caution", "input_sample", "result_sample",
    "minutes_saved", "any_assistant", "about", "tool", "worked", "note",
)  # fmt: skip
TEXTS = ("title", "problem", "prompt", "steps", "caution", "input_sample",
         "result_sample", "note", "body")  # fmt: skip
SEVERAL = ("sectors", "tools")  # fields in which several things are ticked
MOST = 20


def keep(request: HttpRequest, lost: bool = False) -> None:
    """Keep the words of this form, and of no other: the newest counts. `lost` says that
    pictures came with them which are kept nowhere.
    """
    typed: dict[str, Any] = {
        name: clean(request.POST[name])[:LONGEST]
        for name in NAMES
        if name in request.POST
    }
    for name in SEVERAL:
        if name in request.POST:
            typed[name] = [one[:60] for one in request.POST.getlist(name)[:MOST]]
    request.session[KEY] = {"path": request.path, "typed": typed, "lost": lost}


def typed(request: HttpRequest) -> str:
    """Return the words that came with a form, to be copied where no form is left."""
    words = [clean(request.POST.get(name, ""))[:LONGEST].strip() for name in TEXTS]
    return "\n\n".join(one for one in words if one)


def kept(request: HttpRequest) -> dict[str, Any]:
    """Return what was kept for this address. It stays until it has been sent."""
    found = request.session.get(KEY)
    return found["typed"] if found and found["path"] == request.path else {}


def lost_pictures(request: HttpRequest) -> bool:
    """Return whether pictures were sent with the words that were kept: they were not."""
    found = request.session.get(KEY)
    return bool(found and found["path"] == request.path and found.get("lost"))


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
