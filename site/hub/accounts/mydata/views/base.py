"""For people who are signed in. The rules need not be accepted: who refuses may leave."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ... import fresh
from ...models import User

PRIVATE = sensitive_post_parameters("code", "text")


@method_decorator([never_cache, PRIVATE], name="dispatch")
class MyDataMixin(LoginRequiredMixin):
    request: HttpRequest
    login_url = reverse_lazy("account_login")

    @property
    def member(self) -> User:
        return self.request.user


@method_decorator([never_cache, PRIVATE], name="dispatch")
class FreshMixin(fresh.FreshMixin, MyDataMixin):
    """For what only the owner may do: a code, typed for just this, opens it."""

    by_code = True
