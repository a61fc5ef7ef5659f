"""Tags of the pages of each type: description for machines, order, what lies beside."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context

from hub.templatetags.hub_tags import nav_of

from .. import alphabet, schema_org
from ..models import PhasePage

register = template.Library()

YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")


@register.inclusion_tag("components/json_ld.html", takes_context=True)
def json_ld(context: Context, page: Any) -> dict[str, Any]:
    """Return the script element that describes the page in schema.org's words."""
    request = context.get("request")
    if request is None or page.pk is None:
        return {}
    data = schema_org.describe(page, request, context.flatten())
    return {"json": schema_org.script_text(data)}


@register.filter
def month(text: str) -> str:
    """Return "11/2026" for "2026-11"; other words stay as the editor wrote them."""
    return YEAR_MONTH.sub(r"\2/\1", text or "")


@register.simple_tag
def by_letter(pages: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Return the pages in Vietnamese order, under the letter they begin with."""
    return alphabet.by_letter(pages)


@register.simple_tag
def with_phases(programmes: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """Return each programme with its live phases, by one query."""
    programmes = list(programmes)
    found: dict[str, list[Any]] = {programme.path: [] for programme in programmes}
    for phase in PhasePage.objects.live().public().order_by("path"):
        if (parent := phase.path[: -PhasePage.steplen]) in found:
            found[parent].append(phase)
    return [(programme, found[programme.path]) for programme in programmes]


@register.simple_tag
def phases_beside(page: PhasePage) -> Iterable[PhasePage]:
    """Return the live phases of the same programme, this one too."""
    return PhasePage.objects.sibling_of(page).live().public().order_by("path")


@register.simple_tag(takes_context=True)
def gathered_documents(context: Context) -> list[Any]:
    """Return the documents that are lists of pages: questions (D02), glossary (D08)."""
    wanted = {"faqindexpage", "termindexpage"}
    pages = nav_of(context["request"]).pages[1:]
    return [page for page in pages if page.content_type.model in wanted]
