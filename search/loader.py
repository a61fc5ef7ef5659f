"""The launch synonyms as the first version that editors go on from, and the index."""

from collections.abc import Callable

from .models import Knowledge
from .upkeep import bring_up, learn_what_is_new
from .versions import load_launch


def load(*, draft: bool, say: Callable[[str], object]) -> None:
    """Bring version 1 where there is none. What editors made of it is never touched."""
    if load_launch():
        say("synonyms: version 1")
    if found := bring_up():
        say(f"search: {found.written} entries written, {found.orphans} orphans removed")
    if (found or not Knowledge.objects.exists()) and (learned := learn_what_is_new()):
        say(f"search: words counted ({', '.join(learned)})")
