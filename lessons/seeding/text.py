"""Texts of the seed become texts of the site: `[[KEY|Title]]` is a link to a page."""

import re
from typing import Any

from django.utils.html import escape
from wagtail.models import Page

LINK = re.compile(r"\[\[([A-Z]+\d*)\|([^\]]+)\]\]")


def rich(text: str, made: dict[str, Page]) -> str:
    """Return one paragraph of rich text with page links."""
    return f"<p>{linked(text, made)}</p>" if text else ""


def linked(text: str, made: dict[str, Page]) -> str:
    """Return escaped text in which each key is a link to its page."""
    parts, end = [], 0
    for match in LINK.finditer(text):
        parts.append(escape(text[end : match.start()]))
        target, title = made.get(match[1]), escape(match[2])
        parts.append(
            f'<a linktype="page" id="{target.pk}">{title}</a>' if target else title
        )
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def listed(texts: list[str], made: dict[str, Page]) -> str:
    """Return a rich-text list."""
    return "<ul>" + "".join(f"<li>{linked(t, made)}</li>" for t in texts) + "</ul>"


def plain(text: str) -> str:
    """Return text in which each key is replaced by its title."""
    return LINK.sub(lambda match: match[2], text or "")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text else ""


def stream(prefix: str, blocks: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Return raw stream data with ids that stay the same in every installation."""
    from .ids import stable

    return [
        {"type": kind, "value": value, "id": str(stable(f"{prefix}:{n}"))}
        for n, (kind, value) in enumerate(blocks)
    ]


def items(prefix: str, values: list[Any]) -> list[dict[str, Any]]:
    """Return the raw data of a list block, each item with an id of its own."""
    return stream(prefix, [("item", value) for value in values])
