"""For people who are signed in. The rules need not be accepted: who refuses may leave."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ... import returning
from ...models import User
from .. import fresh

PRIVATE = sensitive_post_parameters("code", "text")


@method_decorator([never_cache, PRIVATE], name="dispatch")
class MyDataMixin(LoginRequiredMixin):
    request: HttpRequest
    login_url = reverse_lazy("account_login")

    @property
    def member(self) -> User:
        return self.request.user


class FreshMixin(MyDataMixin):
    """Opens after a fresh code only, and asks for one where none has come."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated and not fresh.is_fresh(request):
            return redirect(returning.onward("my-data-code", request.path))
        return super().dispatch(request, *args, **kwargs)
