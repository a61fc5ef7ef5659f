"""What the pages of the way in share."""

from collections.abc import Callable

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from ... import acts, addresses, limits, returning
from ...codes import SenderDown
from ...contacts import Contact
from ...models.acts import ActKind
from .. import lasting, words
from ..process import CodeProcess

METHODS = ("get", "head", "post", "options")
PRIVATE = sensitive_post_parameters(
    "contact", "password", "code", "name", "old", "new", "story"
)


class EntranceView(FormView):
    """A page for people who are not signed in; others go on to where they wanted."""

    request: HttpRequest
    http_method_names = METHODS

    @classmethod
    def as_view(cls, **initkwargs: object) -> Callable[..., HttpResponseBase]:
        """Around all that a page does: no error report and no cache holds what is typed."""
        return never_cache(PRIVATE(super().as_view(**initkwargs)))

    def dispatch(self, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.request.user.is_authenticated:
            return redirect(self.next_url or "/")
        self.leave_cookie()
        return super().dispatch(*args, **kwargs)

    def leave_cookie(self) -> None:
        """Let no answer delete the cookie of a session that is gone.

        Of a button pressed twice the first answer may just have set a better one.
        """
        if self.request.session.is_empty():
            self.request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)

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
        if address := addresses.network(self.request):
            limits.count("try-address", address)

    def refuse(self, form: Form, field: str, error: limits.TooMany) -> HttpResponse:
        acts.note(ActKind.REFUSED, self.request)
        return self.wrong(form, field, words.refused(error))

    def send_code(self, form: Form, name: str = "") -> HttpResponse:
        contact: Contact = form.cleaned_data["contact"]
        try:
            self.count_try()
            CodeProcess.begin(self.request, contact, name, self.next_url)
        except limits.TooMany as error:
            return self.refuse(form, "contact", error)
        except SenderDown:
            return self.wrong(form, "contact", words.not_sent(contact.kind))
        lasting.remember_choice(self.request, form.cleaned_data["shared"])
        return redirect(returning.onward("account_confirm_login_code", self.next_url))
