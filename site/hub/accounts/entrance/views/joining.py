"""Joining: a name, a contact, the question about age; or the name alone, after a code."""

from django.forms import Form
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from .. import entering
from ..forms import JoinForm, NameFields
from ..process import CodeProcess
from .base import EntranceView


class JoinView(EntranceView):
    template_name = "account/signup.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        pending = CodeProcess.pending(self.request)
        self.proven = pending if pending and pending.proven else None
        return super().dispatch(*args, **kwargs)

    def get_form_class(self) -> type[Form]:
        return NameFields if self.proven else JoinForm

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            proven=self.proven and self.proven.contact, **kwargs
        )

    def form_valid(self, form: NameFields) -> HttpResponse:
        if form.too_young:
            return render(self.request, "account/too_young.html")
        if self.proven:
            return entering.join(self.proven, form.cleaned_data["name"])
        return self.send_code(form, form.cleaned_data["name"])
