"""What the pages of a member have in common."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from hub.accounts.models import User

from .. import rules
from ..actions import profiles
from ..models import Profile


@method_decorator(never_cache, name="dispatch")
class MemberMixin(LoginRequiredMixin):
    """For people who are signed in and have accepted the rules as they are now.

    They are asked where a page begins. What was typed before the rules changed is taken
    or refused by the act itself: it is not lost on a way around.
    """

    request: HttpRequest
    login_url = reverse_lazy("account_login")
    rules_needed = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        asked = self.rules_needed and request.method in {"GET", "HEAD"}
        known = asked and request.user.is_authenticated
        if known and (between := rules.ask_again(request, request.get_full_path())):
            return redirect(between)
        return super().dispatch(request, *args, **kwargs)

    @property
    def member(self) -> User:
        return self.request.user

    @property
    def profile(self) -> Profile:
        """The member's profile; made where an account is older than profiles."""
        rows = Profile.objects.select_related("user", "commune", "sector")
        found = rows.filter(user=self.member).first()
        return found or profiles.make(self.member)


def forbidden(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer 403 with the sentence of who may."""
    return render(request, "community/refused.html", {"reason": reason}, status=403)
