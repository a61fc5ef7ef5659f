"""The end of an account: asked for, confirmed, and taken back."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from .. import asking, leaving
from ..forms import DeleteForm
from .base import FreshMixin, MyDataMixin


class DeleteView(FreshMixin, FormView):
    template_name = "mydata/delete.html"
    form_class = DeleteForm

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if leaving.pending(self.member):
            return redirect("my-data-keep")
        return super().get(request)

    def get_context_data(self, **kwargs: object) -> dict:
        days = settings.HUB_LEGAL_DAYS
        until = timezone.localdate() + timedelta(days=days) + asking.grace()
        return super().get_context_data(legal_days=days, legal_until=until, **kwargs)

    def form_valid(self, form: DeleteForm) -> HttpResponse:
        try:
            asked = leaving.ask(self.member, form.cleaned_data["choice"])
        except leaving.LastAdmin:
            form.add_error(
                "sure", _("You are the last administrator. Make another one first.")
            )
            return self.form_invalid(form)
        logout(self.request)
        return render(self.request, "mydata/goodbye.html", {"asked": asked})


class KeepView(MyDataMixin, TemplateView):
    template_name = "mydata/keep.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        self.asked = leaving.pending(self.member)
        return super().get(request) if self.asked else redirect("my-data")

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(asked=self.asked, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        leaving.keep(self.member)
        return redirect(f"{reverse('my-data')}?giu-lai=1")
