"""Taking an earlier text out of the history; it is asked first, for it cannot be undone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from ... import said
from ...actions import NotAllowed, history
from ...models import Revision
from ...permissions import Act, may
from ...reader import reader
from ...reading import places
from ...reading.wording import words_then
from ..base import MemberMixin


class TakeOutView(MemberMixin, View):
    http_method_names = ("get", "head", "post", "options")

    @property
    def revision(self) -> Revision:
        """Return the earlier text, for who may take it out and for nobody else."""
        rows = Revision.objects.select_related(
            "topic__discussion", "comment__discussion", "tip__discussion"
        )
        states = (Revision.State.PAST, Revision.State.OUT)
        found = get_object_or_404(rows, pk=self.kwargs["pk"], state__in=states)
        if not may(reader(self.request), Act.TAKE_OUT, found.thing):
            raise Http404
        return found

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self.revision
        back = places.history_url(text.thing)
        if text.state == Revision.State.OUT:
            return redirect(back)
        text.words = words_then(text)
        return render(request, "community/text_out.html", {"text": text, "back": back})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self.revision
        try:
            new = history.take_out(by=request.user, revision=text)
        except NotAllowed:
            raise Http404 from None
        gone = _("The earlier text is taken out. Readers do not see it any more.")
        said.say(request, gone if new else _("It was taken out already."))
        return redirect(places.history_url(text.thing))
