"""A tool looks different: its tips are to be tried again, until somebody has."""

from django.db import transaction

from hub.pagecache import bump
from lessons import looks
from lessons.models import Tool

from ..models import Recheck, Tip
from ..permissions import Person
from . import tips
from .wordings import begin_anew


@transaction.atomic
def of_tool(tool: Tool) -> int:
    """Put the public tips of a tool on the list to check; return how many are new there."""
    rows = Tip.objects.public().filter(tools=tool, recheck_at=None).order_by("pk")
    marked = 0
    for found in rows:
        marked += tips.mark_recheck(tips.lock(found), Recheck.GUIDE)
    bump("community")
    return marked


def tried_well(tip: Tip, person: Person, tool: Tool | None) -> None:
    """End the re-check of a locked tip by the success of a trainer or editor with the
    tool that has changed, or with any of its tools once no guide bears the mark.
    """
    if tip.recheck_why != Recheck.GUIDE or tool is None:
        return
    if not (person.trains or person.edits):
        return
    own = {one.pk for one in tip.tools.all()}
    if tool.pk not in (looks.changed(own) or own):
        return
    verified = tip.verified_at, tip.verified_by
    begun = begin_anew(tip)
    tip.verified_at, tip.verified_by = verified
    tip.save(update_fields=begun)
