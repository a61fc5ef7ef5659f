"""Asking for the copy, and fetching it: its owner only, kept by nobody on the way."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from ... import acts, limits
from ...entrance import words
from ...models import DataRequest
from ...models.acts import ActKind
from .. import copies
from .base import FreshMixin


class CopyAskView(FreshMixin, TemplateView):
    """A page with one button: the code leads here, and a GET starts nothing."""

    template_name = "mydata/copy_ask.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            copies.ask(self.member)
        except limits.TooMany as error:
            said = self.get_context_data(error=words.too_often(error))
            return self.render_to_response(said, status=429)
        return redirect(f"{reverse('my-data')}#ban-sao")


class CopyView(FreshMixin, View):
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Give the file. Another's, or one whose time is over, is not there."""
        found = DataRequest.objects.filter(
            pk=pk, user=self.member, file_until__gt=timezone.now()
        ).exclude(file="")
        copy = found.first()
        if copy is None or not copy.file.storage.exists(copy.file.name):
            return redirect(f"{reverse('my-data')}#ban-sao")
        acts.note(ActKind.DATA_FETCHED, request, self.member)
        return FileResponse(
            copy.file.open("rb"), as_attachment=True, filename="du-lieu-cua-toi.zip",
            content_type="application/zip",
        )  # fmt: skip
