"""Consents, each given and taken back on one page; and the page that asks on rules."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from hub.accounts import returning

from .. import consents
from ..actions import consents as acts
from ..forms import ConsentsForm
from ..models import Purpose
from ..models.consents import Method
from ..slots import legal_pages
from .base import MemberMixin

TEXTS = ("noi-quy", "thoa-thuan-su-dung", "bao-ve-du-lieu")


class ConsentsView(MemberMixin, FormView):
    """Open to who does not accept new rules: taking back is never made harder."""

    template_name = "community/consents.html"
    form_class = ConsentsForm
    rules_needed = False

    def get_initial(self) -> dict:
        held = consents.latest(self.member)
        return {p.value: p in held and held[p].given for p in consents.OPTIONAL}

    def get_context_data(self, **kwargs: object) -> dict:
        held = consents.latest(self.member)
        return super().get_context_data(
            rules=held.get(Purpose.RULES),
            records=[row for row in held.values() if row.purpose != Purpose.RULES],
            saved="da-luu" in self.request.GET,
            **kwargs,
        )

    def form_valid(self, form: ConsentsForm) -> HttpResponse:
        for purpose in consents.OPTIONAL:
            given = form.cleaned_data[purpose.value]
            acts.record(self.member, purpose, given, Method.CHOICES)
        return redirect(f"{reverse('community:consents')}?da-luu=1")


class RulesView(MemberMixin, TemplateView):
    """Between signing in and the place: the rules have changed, or were never asked."""

    template_name = "community/rules.html"
    rules_needed = False

    @property
    def back(self) -> str:
        given = self.request.POST.get("next") or self.request.GET.get("next")
        return returning.safe(given) or "/"

    def get_context_data(self, **kwargs: object) -> dict:
        known = Purpose.RULES in consents.latest(self.member)
        live = legal_pages(self.request)
        pages = [live[slug] for slug in TEXTS if slug in live]
        return super().get_context_data(
            next=self.back, known=known, pages=pages,
            version=consents.version(Purpose.RULES), **kwargs,
        )  # fmt: skip

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if consents.rules_accepted(self.member):
            return redirect(self.back)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Accept what was read: a version that came in between is read first."""
        now = consents.version(Purpose.RULES)
        if request.POST.get("version", now) != now:
            return self.render_to_response(self.get_context_data(changed=True))
        if request.POST.get("accept") == "yes":
            acts.record(self.member, Purpose.RULES, True, Method.ASKED)
            return redirect(self.back)
        return self.render_to_response(self.get_context_data(missing=True))
