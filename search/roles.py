"""Who may use the editors' tools of the search."""

from collections.abc import Callable

from django.contrib.auth.models import Group

from lessons.roles import EDITORS, PUBLISHERS, give

RIGHTS = (
    "add_synonymversion",
    "add_pinnedresult",
    "change_pinnedresult",
    "delete_pinnedresult",
    "view_searchtotal",
    "add_popularquery",
)


def setup(*, say: Callable[[str], object]) -> None:
    """Give the rights to editors and publishers; a second run changes nothing."""
    for name in (EDITORS, PUBLISHERS):
        group = Group.objects.get_or_create(name=name)[0]
        for right in RIGHTS:
            give(group, "search", right)
    say("search tools: " + ", ".join((EDITORS, PUBLISHERS)))
