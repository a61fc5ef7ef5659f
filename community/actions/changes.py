"""The last thing that an act does which changes what everybody reads."""

from hub.pagecache import bump

from ..models import Discussion
from ..signals import words_changed


def changed(*discussions: int) -> None:
    """Tell those who keep a copy of public words (the search), then raise the epoch.

    In the order of the keys: two acts that concern the same discussions never wait for
    each other.
    """
    words_changed.send(sender=Discussion, keys=sorted(set(discussions)))
    bump("community")
