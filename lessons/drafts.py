"""Beginning a draft lesson from somebody's question; who may, is asked here alone."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from hub.accounts.models import User

from .models import LessonIndexPage, LessonPage, Sector, Tool


class Beginning(NamedTuple):
    """What a draft begins with: its title, a sentence on it, the question's own words."""

    title: str
    summary: str
    text: str
    sectors: Iterable[Sector] = ()
    tools: Iterable[Tool] = ()


def place_for(user: User) -> LessonIndexPage | None:
    """Return the Vietnamese list of lessons if this person may add to it."""
    place = LessonIndexPage.objects.filter(locale__language_code="vi").order_by("path").first()  # fmt: skip
    if place is None or not place.permissions_for_user(user).can_add_subpage():
        return None
    return place


def begin(*, by: User, of: Beginning) -> LessonPage:
    """Add a draft to the list of lessons. Call it inside a transaction."""
    place = place_for(by)
    if place is None:
        raise PermissionDenied
    page = LessonPage(
        title=of.title, summary=of.summary, live=False, owner=by,
        has_unpublished_changes=True, body=question_block(of.text),
    )  # fmt: skip
    page.sectors, page.tools = list(of.sectors), list(of.tools)
    place.add_child(instance=page)
    log(page, "wagtail.create", user=by, content_changed=True)
    page.save_revision(user=by)
    return page


def question_block(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the block that the writer replaces by the lesson."""
    if not text:
        return []
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    return [("text", {"title": _("The question"), "text": lines})]
