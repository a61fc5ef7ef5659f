"""What a member has been told, and what was written, kept and followed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from .. import said
from ..actions import notices
from ..reader import reader
from ..reading import mine
from .base import MemberMixin
from .reading.lists import page_number


class NoticesView(MemberMixin, TemplateView):
    template_name = "community/notices.html"

    def get_context_data(self, **kwargs: object) -> dict:
        number = page_number(self.request.GET.get("trang", ""))
        return super().get_context_data(
            list=mine.notices(self.member, number), **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mark all as read, or the one whose link was followed."""
        one = request.POST.get("thong-bao", "")
        keys = [int(one)] if one.isascii() and one.isdigit() and len(one) < 19 else None
        notices.read(by=self.member, notices=keys)
        place = mine.place_of_notice(self.member, keys[0]) if keys else ""
        return redirect(place or reverse("community:notices"))


class MineView(MemberMixin, TemplateView):
    """One list of one's own: `bai-cua-toi`, `da-luu`, `theo-doi`."""

    template_name = "community/mine.html"

    def get_context_data(self, **kwargs: object) -> dict:
        number = page_number(self.request.GET.get("trang", ""))
        found = mine.LISTS[self.kwargs["which"]](reader(self.request), number)
        spoken = said.hear(self.request)
        return super().get_context_data(list=found, said=spoken, **kwargs)
