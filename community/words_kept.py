"""What somebody typed who was not signed in (any more): it waits for them in the session."""

from django.http import HttpRequest

KEY, LONGEST = "words", 20_000
NAMES = ("body", "title", "kind", "space", "with_commune", "with_sector", "client_key", "reason")  # fmt: skip


def keep(request: HttpRequest, lost: bool = False) -> None:
    """Keep the words of this form, and of no other: the newest counts. `lost` says that
    pictures came with them which are kept nowhere.
    """
    typed = {
        name: request.POST[name][:LONGEST] for name in NAMES if name in request.POST
    }
    request.session[KEY] = {"path": request.path, "typed": typed, "lost": lost}


def kept(request: HttpRequest) -> dict[str, str]:
    """Return what was kept for this address. It stays until it has been sent."""
    found = request.session.get(KEY)
    return found["typed"] if found and found["path"] == request.path else {}


def lost_pictures(request: HttpRequest) -> bool:
    """Return whether pictures were sent with the words that were kept: they were not."""
    found = request.session.get(KEY)
    return bool(found and found["path"] == request.path and found.get("lost"))


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
