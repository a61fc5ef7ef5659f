"""What these pages share: kept nowhere, nothing typed in an error report, the way back."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .. import acts, limits, returning
from ..entrance import words
from ..entrance.views.base import METHODS
from ..models.acts import ActKind

PRIVATE = sensitive_post_parameters(
    "code", "contact", "credential", "password", "repeated"
)


class SafetyMixin:
    request: HttpRequest
    http_method_names = METHODS

    @classmethod
    def as_view(cls, **initkwargs: object) -> Callable[..., HttpResponseBase]:
        return never_cache(PRIVATE(super().as_view(**initkwargs)))

    @property
    def next_url(self) -> str:
        given = self.request.POST.get("next") or self.request.GET.get("next")
        return returning.safe(given)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(next=self.next_url, **kwargs)


class SafetyFormView(SafetyMixin, FormView):
    def wrong(self, form: Form, field: str, sentence: str) -> HttpResponse:
        """Show the page again with a sentence beside the field."""
        form.add_error(field, sentence)
        return self.form_invalid(form)

    def refuse(self, form: Form, field: str, error: limits.TooMany) -> HttpResponse:
        acts.note(ActKind.REFUSED, self.request, self.request.user)
        return self.wrong(form, field, words.refused(error))
