"""The list pages. Each names what it lists; `lessons.listing` does the work."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel

from .base import ContentPage


class ListedPages(NamedTuple):
    """What a list page shows: the model, its filters, order and length of a page."""

    model: str
    facets: Sequence[str] = ()
    order: str = "path"
    page_size: int = 24


class SectionPage(ContentPage):
    """A list page; `summary` is its introduction."""

    listed: ListedPages
    expert_needed = False
    show_in_menus_default = True
    content_panels = [*ContentPage.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..listing import listing_context

        return super().get_context(request, *args, **kwargs) | listing_context(
            self, request
        )

    def serve(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        """Answer with the list; other spellings of the same list lead to this one."""
        from ..listing import canonical_answer

        if answer := canonical_answer(self, request):
            return answer
        response = super().serve(request, *args, **kwargs)
        query = response.context_data["canonical_query"]
        response.hub_cacheable = query == request.META.get("QUERY_STRING", "")
        return response
