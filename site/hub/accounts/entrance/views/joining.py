"""Joining: a name, a contact, the question about age; or the name alone, after a code."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from ... import returning
from .. import entering
from ..forms import JoinForm, NameFields
from ..process import CodeProcess
from .base import EntranceView


class JoinView(EntranceView):
    template_name = "account/signup.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        self.pending = CodeProcess.pending(self.request)
        proven = self.pending and self.pending.proven
        self.proven = self.pending if proven else None
        return super().dispatch(*args, **kwargs)

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if request.POST.get("adult") == "no":
            return self.too_young()
        if not self.proven and "contact" not in request.POST:
            # The name alone, perhaps sent twice: look where the first one has led.
            return redirect(returning.onward("account_signup", self.next_url))
        return super().post(request)

    def too_young(self) -> HttpResponse:
        """Keep nothing, whatever else was typed or proven."""
        self.request.session.flush()
        return render(self.request, "account/too_young.html")

    def get_form_class(self) -> type[Form]:
        return NameFields if self.proven else JoinForm

    def get_initial(self) -> dict:
        """Who comes back to mend the number finds the name that was typed."""
        return {"name": self.pending.state["name"] if self.pending else ""}

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            proven=self.proven and self.proven.contact, **kwargs
        )

    def form_valid(self, form: NameFields) -> HttpResponse:
        if self.proven:
            return entering.join(self.proven, form.cleaned_data["name"])
        return self.send_code(form, form.cleaned_data["name"])
