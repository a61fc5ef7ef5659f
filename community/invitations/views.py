"""The page that invites; and the pages of who invites."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from hub.accounts import limits, returning
from hub.accounts.entrance import words

from ..views.base import MemberMixin
from . import actions, permissions, qr
from .forms import InvitationForm
from .models import Invitation
from .receivers import KEY


@method_decorator(never_cache, name="dispatch")
class InvitationView(TemplateView):
    """What joining is, in three sentences; the button notes by which invitation."""

    template_name = "invitations/invitation.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        rows = Invitation.objects.select_related("commune", "maker__profile")
        self.invitation = get_object_or_404(rows, token=kwargs["token"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(invitation=self.invitation, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.invitation.is_usable and not request.user.is_authenticated:
            request.session[KEY] = token
        return redirect(returning.onward("account_signup", "/toi/"))


class InviterMixin(MemberMixin):
    """For who may invite; strangers sign in first, others are refused."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated:
            permissions.require(request.user)
        return super().dispatch(request, *args, **kwargs)

    def invitation(self, pk: int) -> Invitation:
        return get_object_or_404(permissions.seen_by(self.member), pk=pk)


class InvitationsView(InviterMixin, FormView):
    """The list, newest first, and the form for a new one."""

    template_name = "invitations/list.html"
    form_class = InvitationForm
    newest = 100

    def get_context_data(self, **kwargs: object) -> dict:
        rows = list(permissions.seen_by(self.member)[: self.newest])
        return super().get_context_data(invitations=rows, **kwargs)

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        try:
            made = actions.make(by=self.member, **form.cleaned_data)
        except limits.TooMany as error:
            form.add_error("name", words.too_often(error))
            return self.form_invalid(form)
        return redirect("invitations:paper", pk=made.pk)


class PaperView(InviterMixin, TemplateView):
    """The page to print: one A4 sheet with a large QR and the address in letters."""

    template_name = "invitations/paper.html"

    def get_context_data(self, **kwargs: object) -> dict:
        invitation = self.invitation(self.kwargs["pk"])
        path = invitation.short.get_absolute_url()
        address = self.request.build_absolute_uri(path)
        return super().get_context_data(
            invitation=invitation, address=address, qr=qr.drawing(address), **kwargs
        )


class StopView(InviterMixin, View):
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.stop(self.invitation(pk), by=self.member)
        return redirect(f"{reverse('invitations:list')}#danh-sach")
