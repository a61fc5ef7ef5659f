"""Setting up a second factor and removing it."""

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import acts, limits
from ..entrance import words
from ..entrance.forms import CodeForm, EntranceForm, FactorForm
from ..factors import app, changing, holding, passkeys, spare
from ..fresh import FreshMixin
from ..models import Factor
from ..models.acts import ActKind
from .base import SafetyFormView

CODES = "account/safety/codes.html"


class FactorView(FreshMixin, SafetyFormView):
    """For the staff, and for those who have one already."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        user = request.user
        if user.is_authenticated and not (user.is_staff or holding.has(user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def done(self, row: Factor) -> HttpResponse:
        """Show the spare codes of a first factor, in this answer only."""
        if codes := changing.added(self.request, row):
            return self.show(codes)
        return redirect(self.next_url or f"{reverse('security')}?da-luu=1")

    def show(self, codes: list[str]) -> HttpResponse:
        onward = self.next_url or reverse("security")
        return render(self.request, CODES, {"codes": codes, "onward": onward})


class AppView(FactorView):
    form_class = CodeForm
    template_name = "account/safety/app.html"

    def get_context_data(self, **kwargs: object) -> dict:
        secret = app.secret_of(self.request)
        return super().get_context_data(
            picture=app.picture(self.request.user, secret),
            secret=app.written(secret),
            **kwargs,
        )

    def form_valid(self, form: CodeForm) -> HttpResponse:
        code = form.cleaned_data["code"]
        try:
            limits.count("factor", str(self.request.user.pk))
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        row = app.activate(self.request, self.request.user, code)
        if row is None:
            acts.note(ActKind.FACTOR_WRONG, self.request, self.request.user)
            said = words.wrong_factor({"code": code, "credential": ""})
            return self.wrong(form, "code", said)
        limits.forgive("factor", str(self.request.user.pk))
        return self.done(row)


class PasskeyView(FactorView):
    form_class = FactorForm
    template_name = "account/safety/passkey.html"

    def get_context_data(self, **kwargs: object) -> dict:
        options = passkeys.creation(self.request.user)
        return super().get_context_data(passkey=options, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        row = passkeys.add(request.user, request.POST.get("credential", ""))
        return self.done(row) if row else self.failed()

    def failed(self) -> HttpResponse:
        context = self.get_context_data(form=FactorForm(), said=_(
            "No passkey was made. Try again, or use an app on your phone instead."
        ))  # fmt: skip
        return self.render_to_response(context)


class SpareView(FactorView):
    """New spare codes in the place of the old ones."""

    form_class = EntranceForm
    template_name = "account/safety/spare.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated and not holding.has(request.user):
            return redirect("security")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        codes = spare.renew(self.request.user)
        acts.note(ActKind.SPARE_RENEWED, self.request, self.request.user)
        return self.show(codes)


class RemoveView(FactorView):
    form_class = EntranceForm
    template_name = "account/safety/remove.html"

    @property
    def row(self) -> Factor:
        return get_object_or_404(
            holding.factors(self.request.user), pk=self.kwargs["pk"]
        )

    def get_context_data(self, **kwargs: object) -> dict:
        row = self.row
        may = changing.may_remove(self.request.user, row)
        return super().get_context_data(row=row, may=may, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        if not changing.remove(self.request, self.row):
            return self.form_invalid(form)
        return redirect(f"{reverse('security')}?da-luu=1")
