"""Tags of lesson pages: what a sample lacks, drawings, the right answer."""

from typing import Any

from django import template
from django.templatetags.static import static

from .. import trust

register = template.Library()


@register.simple_tag
def sample_gaps(page: Any) -> list[str]:
    """Return in words what a sample page still lacks."""
    return trust.sample_gaps(page) if page.sample else []


@register.simple_tag
def drawing_url(name: str) -> str:
    """Return the address of a drawing of the kit."""
    return static(f"hub/img/buoc/{name}.svg")


@register.filter
def is_right(question: Any, letter: str) -> bool:
    """Return whether the option with this letter is the right one."""
    return any(
        option["right"] for given, option in question.lettered if given == letter
    )
