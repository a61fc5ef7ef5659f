"""The pages of the way in. They parse, call and answer; nothing is decided here."""

from allauth.account.models import Login
from django.contrib.auth import authenticate
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .. import acts, addresses, limits, returning
from ..codes import SenderDown
from ..contacts import Contact
from ..models.acts import ActKind
from . import entering, lasting, words
from .forms import CodeForm, JoinForm, NameFields, SignInForm
from .process import CodeProcess, Outcome

PRIVATE = sensitive_post_parameters("contact", "password", "code", "name")


@method_decorator([never_cache, PRIVATE], name="dispatch")
class EntranceView(FormView):
    """A page for people who are not signed in; others go on to where they wanted."""

    request: HttpRequest

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.request.user.is_authenticated:
            return redirect(self.next_url or "/")
        return super().dispatch(*args, **kwargs)

    @property
    def next_url(self) -> str:
        given = self.request.POST.get("next") or self.request.GET.get("next")
        return returning.safe(given)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(next=self.next_url, **kwargs)

    def wrong(self, form: Form, field: str, sentence: str) -> HttpResponse:
        """Show the page again with a sentence beside the field."""
        form.add_error(field, sentence)
        return self.form_invalid(form)

    def count_try(self) -> None:
        if address := addresses.of(self.request):
            limits.count("try-address", address)

    def refuse(self, form: Form, field: str, error: limits.TooMany) -> HttpResponse:
        acts.note(ActKind.REFUSED, self.request)
        return self.wrong(form, field, words.refused(error))

    def send_code(self, form: Form, name: str = "") -> HttpResponse:
        contact: Contact = form.cleaned_data["contact"]
        try:
            CodeProcess.begin(self.request, contact, name, self.next_url)
        except limits.TooMany as error:
            return self.refuse(form, "contact", error)
        except SenderDown:
            return self.wrong(form, "contact", words.not_sent(contact.kind))
        lasting.remember_choice(self.request, form.cleaned_data["shared"])
        return redirect("account_confirm_login_code")


class SignInView(EntranceView):
    form_class = SignInForm
    template_name = "account/login.html"

    def form_valid(self, form: SignInForm) -> HttpResponse:
        if form.cleaned_data["password"]:
            return self.by_password(form)
        return self.send_code(form)

    def by_password(self, form: SignInForm) -> HttpResponse:
        kind, value = form.cleaned_data["contact"]
        try:
            self.count_try()
            trial = limits.count("password", value)
        except limits.TooMany as error:
            return self.refuse(form, "password", error)
        word = form.cleaned_data["password"]
        user = authenticate(self.request, **{kind: value, "password": word})
        if user is None:
            return self.wrong(form, "password", words.wrong_password())
        trial.delete()
        lasting.remember_choice(self.request, form.cleaned_data["shared"])
        login = Login(user=user, redirect_url=self.next_url or None)
        return entering.enter(self.request, login, "password")


class JoinView(EntranceView):
    template_name = "account/signup.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        pending = CodeProcess.pending(self.request)
        self.proven = pending if pending and pending.proven else None
        return super().dispatch(*args, **kwargs)

    def get_form_class(self) -> type[Form]:
        return NameFields if self.proven else JoinForm

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            proven=self.proven and self.proven.contact, **kwargs
        )

    def form_valid(self, form: NameFields) -> HttpResponse:
        if form.too_young:
            return render(self.request, "account/too_young.html")
        if self.proven:
            return entering.join(self.proven, form.cleaned_data["name"])
        return self.send_code(form, form.cleaned_data["name"])


class CodeView(EntranceView):
    form_class = CodeForm
    template_name = "account/code.html"

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        self.process = CodeProcess.pending(self.request)
        if self.process and self.process.proven:
            return redirect("account_signup")
        return super().dispatch(*args, **kwargs)

    def get(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        return super().get(request) if self.process else self.no_code()

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if self.process is None:
            return self.no_code()
        if request.POST.get("action") == "resend":
            return self.resend(self.process)
        return super().post(request)

    def no_code(self) -> HttpResponse:
        return render(self.request, "account/no_code.html", {"next": self.next_url})

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(contact=self.process.contact, **kwargs)

    def resend(self, process: CodeProcess) -> HttpResponse:
        form = CodeForm({}, auto_id="id_%s")
        form.errors.clear()
        try:
            process.resend()
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        except SenderDown:
            return self.wrong(form, "code", words.not_sent(process.contact.kind))
        return redirect("account_confirm_login_code")

    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            self.count_try()
            outcome = self.process.judge(form.cleaned_data["code"])
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        if outcome is Outcome.RIGHT:
            return entering.finish(self.process)
        return self.wrong(form, "code", words.of_outcome(outcome))
