"""Where a tip is filed: fields of work, tools, the page it belongs to. No words, so a
change of it waits for nobody.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from wagtail.models import Page

from lessons.models import LessonPage, Sector, Tool, ToolGuidePage
from lessons.visible import shown_to_all

from ..models import Tip
from .refusals import Unfit

PAGES = (LessonPage, ToolGuidePage)


class Filing(NamedTuple):
    sectors: Sequence[Sector] = ()
    tools: Sequence[Tool] = ()
    any_assistant: bool = False
    about: Page | None = None


def of(tip: Tip) -> Filing:
    return Filing(
        [*tip.sectors.all()], [*tip.tools.all()], tip.any_assistant, tip.about
    )


def measured(filing: Filing) -> Filing:
    """Return it, or raise Unfit where nobody would find the tip by it."""
    faults = {}
    if not filing.sectors:
        faults["sectors"] = _("Choose at least one field of work.")
    if not filing.tools and not filing.any_assistant:
        faults["tools"] = _("Choose a tool, or that any AI assistant will do.")
    if filing.about and not shown_to_all().filter(pk=filing.about.pk).exists():
        faults["about"] = _("Choose a lesson or guide that is public.")
    if faults:
        raise Unfit(faults)
    return filing


def put(tip: Tip, filing: Filing) -> bool:
    """File a tip under exactly this; return whether that was a change."""
    before = of(tip)
    tip.sectors.set(filing.sectors)
    tip.tools.set(filing.tools)
    values = {"any_assistant": filing.any_assistant, "about": filing.about}
    Tip.objects.filter(pk=tip.pk).update(**values)
    tip.any_assistant, tip.about = filing.any_assistant, filing.about
    return keys(before) != keys(filing)


def keys(filing: Filing) -> tuple:
    return (
        {one.pk for one in filing.sectors}, {one.pk for one in filing.tools},
        filing.any_assistant, filing.about and filing.about.pk,
    )  # fmt: skip
