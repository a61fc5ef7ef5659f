"""Signing out is allauth's; only the place to return to is looked at first."""

from allauth.account.views import LogoutView

from ... import returning
from .base import METHODS


class SignOutView(LogoutView):
    http_method_names = METHODS

    def get_context_data(self, **kwargs: object) -> dict:
        context = super().get_context_data(**kwargs)
        place = returning.safe(context["redirect_field_value"])
        return context | {"redirect_field_value": place, "redirect_field": ""}
