"""Changing the phone or the e-mail of one's account, and adding the one that is missing."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import contacts, limits, own_contacts
from ..codes import SenderDown
from ..contacts import EMAIL, PHONE, Contact
from ..entrance import words
from ..entrance.forms import CodeForm, ContactFields, EntranceForm
from ..entrance.process import Outcome
from ..fresh import FreshMixin
from .base import SafetyFormView
from .own_code import OwnCode


class NewContactCode(OwnCode):
    """The code to a contact that shall become one's own."""

    key = "hub_new_contact"


class NewContactForm(EntranceForm):
    contact = ContactFields.base_fields["contact"]

    def __init__(self, *args: object, own: list[Contact], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.own = own

    def clean_contact(self) -> Contact:
        contact = contacts.parse(self.cleaned_data["contact"])
        if contact in self.own:
            raise ValidationError(_("This is what your account has already."))
        return contact


class ContactsView(FreshMixin, SafetyFormView):
    form_class = NewContactForm
    template_name = "account/safety/contacts.html"

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"own": contacts.of(self.request.user)}

    def get_context_data(self, **kwargs: object) -> dict:
        own = contacts.of(self.request.user)
        kinds = {contact.kind for contact in own}
        return super().get_context_data(
            own=own, both=kinds == {PHONE, EMAIL}, saved="da-luu" in self.request.GET,
            taken="da-co" in self.request.GET, **kwargs,
        )  # fmt: skip

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        if "remove" in request.POST:
            return self.remove(request.POST["remove"])
        return super().post(request, *args, **kwargs)

    def remove(self, kind: str) -> HttpResponse:
        try:
            own_contacts.remove(self.request, kind)
        except own_contacts.Last:
            form = self.form_class(own=[], auto_id="id_%s")
            form.cleaned_data = {}
            return self.wrong(form, "contact", _(
                "This is the only way into your account. Add another one first."
            ))  # fmt: skip
        return redirect(f"{reverse('contacts')}?da-luu=1")

    def form_valid(self, form: NewContactForm) -> HttpResponse:
        contact = form.cleaned_data["contact"]
        try:
            limits.count("contact", str(self.request.user.pk))
            NewContactCode.start(self.request, contact)
        except limits.TooMany as error:
            return self.refuse(form, "contact", error)
        except SenderDown:
            return self.wrong(form, "contact", words.not_sent(contact.kind))
        return redirect("contact-code")


class ContactCodeView(FreshMixin, SafetyFormView):
    form_class = CodeForm
    template_name = "account/safety/contact_code.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        self.pending = NewContactCode.waiting(request)
        if request.user.is_authenticated and self.pending is None:
            return redirect("contacts")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(contact=self.pending.contact, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        if "send" in request.POST:
            return self.send()
        return super().post(request, *args, **kwargs)

    def send(self) -> HttpResponse:
        form = CodeForm(auto_id="id_%s")
        form.cleaned_data = {}
        try:
            self.pending.resend()
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        except SenderDown:
            return self.wrong(form, "code", words.not_sent(self.pending.contact.kind))
        return redirect("contact-code")

    def form_valid(self, form: CodeForm) -> HttpResponse:
        try:
            outcome = self.pending.judge(form.cleaned_data["code"])
        except limits.TooMany as error:
            return self.refuse(form, "code", error)
        if outcome is not Outcome.RIGHT:
            return self.wrong(form, "code", words.of_outcome(outcome))
        self.pending.finish()
        return self.put(self.pending.contact)

    def put(self, contact: Contact) -> HttpResponse:
        try:
            own_contacts.put(self.request, contact)
        except own_contacts.Taken:
            return redirect(f"{reverse('contacts')}?da-co=1")
        return redirect(f"{reverse('contacts')}?da-luu=1")
