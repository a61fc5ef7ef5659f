"""Reporting somebody's words to the moderators."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ... import said
from ...actions import reports
from ...forms.reports import ReportForm
from ...models import HubComment
from .base import WordsView
from .things import thing_of


class ReportView(WordsView):
    template_name = "community/report.html"
    form_class = ReportForm
    strangers = False

    def begin(self) -> None:
        if self.request.user.is_authenticated:
            self.thing = thing_of(self.person, self.kwargs["kind"], self.kwargs["pk"])

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(thing=self.thing, **kwargs)

    def send(self, form: ReportForm) -> HttpResponse:
        given = form.cleaned_data
        reports.report(
            by=self.person.user, thing=self.thing, reason=given["reason"],
            details=given["body"],
        )  # fmt: skip
        said.say(
            self.request, _("Thank you. A moderator looks at it, and you are told.")
        )
        hidden = isinstance(self.thing, HubComment) and not self.thing.is_shown
        return redirect("community:feed" if hidden else self.thing)
