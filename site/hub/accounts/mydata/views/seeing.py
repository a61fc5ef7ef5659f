"""Everything that is kept of a person, in plain words; and requests to people."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from ... import limits
from ...entrance import words
from ...models import DataRequest
from ...personal import collecting
from .. import asking, copies, leaving
from ..forms import RequestForm
from .base import MyDataMixin


class DataView(MyDataMixin, TemplateView):
    template_name = "mydata/data.html"

    def get_context_data(self, **kwargs: object) -> dict:
        open_now = DataRequest.objects.waiting().filter(user=self.member)
        return super().get_context_data(
            groups=collecting.everything(self.member, shown=collecting.SHOWN),
            shown=collecting.SHOWN,
            copy=copies.newest(self.member),
            leaving=leaving.pending(self.member),
            requests=open_now.exclude(kind__in=("copy", "delete")),
            sent="da-gui" in self.request.GET,
            **kwargs,
        )


class RequestView(MyDataMixin, FormView):
    template_name = "mydata/request.html"
    form_class = RequestForm

    def form_valid(self, form: RequestForm) -> HttpResponse:
        try:
            asking.ask(self.member, **form.cleaned_data)
        except limits.TooMany as error:
            form.add_error("text", words.too_often(error))
            return self.form_invalid(form)
        return redirect(f"{reverse('my-data')}?da-gui=1")
