"""Full name and birth date: the page is there only while the site is a network."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView

from hub.models import Mode, Operator

from ..actions import identities
from ..forms import IdentityForm
from ..models import Identity
from .base import MemberMixin


class IdentityView(MemberMixin, FormView):
    template_name = "community/identity.html"
    form_class = IdentityForm

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if Operator.for_request(request).writing != Mode.NETWORK:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict:
        kept = Identity.objects.filter(user=self.member).first()
        if kept is None:
            return {}
        return {"full_name": kept.full_name, "birth": f"{kept.birth:%d/%m/%Y}"}

    def form_valid(self, form: IdentityForm) -> HttpResponse:
        identities.keep(self.member, **form.cleaned_data)
        return redirect("community:me")
