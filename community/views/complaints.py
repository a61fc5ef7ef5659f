"""A complaint without an account: the page of the editors, and the form below it."""

from django.core.signing import BadSignature, dumps, loads
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from hub.accounts import limits
from hub.accounts.entrance.words import span
from lessons.models import PlainPage

from ..actions import complaints
from ..forms import ComplaintForm
from ..models import Complaint

SLUG, SALT = "khieu-nai", "complaint"
PRIVATE = sensitive_post_parameters("text", "name", "contact", "place")


@method_decorator([never_cache, PRIVATE], name="dispatch")
class ComplaintView(FormView):
    template_name = "community/complaint_create.html"
    form_class = ComplaintForm

    def get_initial(self) -> dict:
        return {"place": self.request.GET.get("trang", "")[:300]}

    def get_context_data(self, **kwargs: object) -> dict:
        page = PlainPage.objects.live().filter(slug=SLUG).first()
        around = page.get_context(self.request) if page else {"page": None}
        return super().get_context_data(**kwargs) | around

    def form_valid(self, form: ComplaintForm) -> HttpResponse:
        values = dict(form.cleaned_data)
        del values["website"]
        try:
            sent = complaints.send(**values)
        except limits.TooMany as error:
            return self.wait(form, error)
        token = dumps(sent.pk, salt=SALT)
        return redirect(f"{reverse('community:complaint-sent')}?so={token}")

    def wait(self, form: Form, error: limits.TooMany) -> HttpResponse:
        form.add_error(
            "text",
            _(
                "Very many complaints have come from this network. Wait %(time)s, then"
                " press the button again. What you have typed is still here."
            )
            % {"time": span(error.seconds)},
        )
        return self.render_to_response(self.get_context_data(form=form), status=429)


@method_decorator(never_cache, name="dispatch")
class ComplaintSentView(TemplateView):
    """The number and the day by which an answer is due, for who has just sent it."""

    template_name = "community/complaint_sent.html"

    def get_context_data(self, **kwargs: object) -> dict:
        try:
            pk = loads(self.request.GET.get("so", ""), salt=SALT, max_age=86400)
            sent = Complaint.objects.get(pk=pk)
        except (BadSignature, Complaint.DoesNotExist):
            raise Http404 from None
        return super().get_context_data(
            sent=sent, answerable=bool(sent.sealed_contact), **kwargs
        )
