"""Everything that keeps an account safe, on one page with a door each."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse_lazy
from django.views.generic import TemplateView

from .. import sign_ins
from ..factors import holding, spare
from ..recovery import waiting
from .base import SafetyMixin


class SafetyView(SafetyMixin, LoginRequiredMixin, TemplateView):
    login_url = reverse_lazy("account_login")
    template_name = "account/safety/overview.html"

    def get_context_data(self, **kwargs: object) -> dict:
        user = self.request.user
        factors = list(holding.factors(user))
        return super().get_context_data(
            factors=factors,
            offered=bool(factors) or user.is_staff,
            needed=holding.needed(user) and not factors,
            app=any(row.type == row.Type.TOTP for row in factors),
            spare=spare.left(user) if factors else 0,
            devices=len(sign_ins.mine(self.request)),
            moving=waiting.pending(user),
            stopped="da-dung" in self.request.GET,
            saved="da-luu" in self.request.GET,
            **kwargs,
        )
