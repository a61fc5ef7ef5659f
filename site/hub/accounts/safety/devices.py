"""Where one is signed in; each sign-in can be ended, and all others at once."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import TemplateView

from .. import acts, sign_ins
from ..models import SignIn
from ..models.acts import ActKind
from .base import SafetyMixin


class DevicesView(SafetyMixin, LoginRequiredMixin, TemplateView):
    login_url = reverse_lazy("account_login")
    template_name = "account/safety/devices.html"

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            rows=sign_ins.mine(self.request),
            here=self.request.session.session_key,
            saved="da-luu" in self.request.GET,
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """End one sign-in, or all others when none is named."""
        if key := request.POST.get("row", ""):
            rows = SignIn.objects.filter(user=request.user)
            pk = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
            sign_ins.end(request, get_object_or_404(rows, pk=pk))
        else:
            sign_ins.end_others(request)
            acts.note(ActKind.SESSIONS_ENDED, request, request.user)
        return redirect(f"{reverse('devices')}?da-luu=1")
