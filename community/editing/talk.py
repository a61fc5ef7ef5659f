"""What becomes of what people said below a page that goes: said to whoever takes it down."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail.models import Page

from ..models import Discussion


def count(page: Page) -> int:
    keys = page.get_descendants(inclusive=True).values("translation_key")
    rows = Discussion.objects.filter(translation_key__in=keys)
    return sum(rows.values_list("comment_count", flat=True))


def say_when_unpublishing(request: HttpRequest, page: Page) -> None:
    """Hidden with the page, back with it. Wagtail asks its hook when it is done."""
    many = count(page)
    if many:
        words = ngettext(
            "%(count)d comment of members stands below. Nobody sees it or answers while the page is down; it is there again when the page is.",
            "%(count)d comments of members stand below. Nobody sees them or answers while the page is down; they are there again when the page is.",
            many,
        )  # fmt: skip
        messages.info(request, words % {"count": many})


def say_before_deleting(request: HttpRequest, page: Page) -> None:
    """Kept for their authors, shown to nobody."""
    many = count(page) if request.method == "GET" else 0
    if many:
        words = ngettext(
            "%(count)d comment of members stands below. It is not deleted with the page: its author keeps it, others no longer see it.",
            "%(count)d comments of members stand below. They are not deleted with the page: their authors keep them, others no longer see them.",
            many,
        )  # fmt: skip
        messages.info(request, words % {"count": many})
