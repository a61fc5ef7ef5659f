"""What every form with words does so that nothing typed is lost."""

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from hub.accounts import returning

from ... import rules, words_kept
from ...actions import NotAllowed, TooFast
from ...models import Lock, Words
from ...permissions import Act, Person, offered
from ...reader import reader
from ...reading import appeals

AGAIN = "sua"  # the button that shows what was typed in the form, and sends nothing


@method_decorator(never_cache, name="dispatch")
class WordsView(FormView):
    """A stranger may write first and sign in when sending: the words come along. Whatever
    stops them (session, rules, pace, state), they stand in the form again.
    """

    request: HttpRequest
    http_method_names = ("get", "head", "post", "options")
    strangers = True  # whether the form is shown before signing in
    draft = ""  # the name under which a device keeps what is typed
    gone = _("This is not here, or not public.")

    def begin(self) -> HttpResponse | None:
        """Find what the form is about; answer where it is refused. Raises Http404."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        try:
            refused = self.begin()
        except Http404:
            if not words_kept.typed(request):
                raise
            return give_back(request, str(self.gone), 404)
        return refused or self.judge(request, *args, **kwargs)

    def judge(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        """Lead to the door, or to the new rules, whoever sends without having passed."""
        posted = request.method == "POST" and request.POST.get("buoc") != AGAIN
        if not request.user.is_authenticated and (posted or not self.strangers):
            return self.lead_away(returning.onward("account_login", self.here))
        if posted and (between := rules.ask_again(request, self.here)):
            return self.lead_away(between)
        return super().dispatch(request, *args, **kwargs)

    def lead_away(self, url: str) -> HttpResponse:
        if self.request.method == "POST":
            words_kept.keep(self.request, lost=bool(self.request.FILES))
        return redirect(url)

    @property
    def here(self) -> str:
        """Return the address that signing in leads back to."""
        return self.request.path

    @property
    def person(self) -> Person:
        return reader(self.request)

    def get_initial(self) -> dict:
        return super().get_initial() | words_kept.kept(self.request)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"auto_id": "id_%s"}

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if request.POST.get("buoc") == AGAIN:
            words_kept.keep(request)
            return self.render_to_response(self.get_context_data(form=self.fresh()))
        return super().post(request, *args, **kwargs)

    def fresh(self) -> Form:
        """Return the form with what was typed, not judged yet."""
        given = self.get_form_kwargs()
        unjudged = {"data", "files"}
        given = {name: given[name] for name in given.keys() - unjudged}
        return self.get_form_class()(**given)

    def get_context_data(self, **kwargs: object) -> dict:
        draft = self.draft or self.request.path
        return super().get_context_data(
            person=self.person, is_known=self.person.is_known, draft=draft,
            lock=self.lock, **kwargs,
        )  # fmt: skip

    @property
    def lock(self) -> Lock | None:
        """Return what closes writing to the reader: said before they type, not after."""
        return appeals.running(self.person.user) if self.person.is_known else None

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            answer = self.send(form)
        except TooFast as error:
            return self.wrong(form, error.reason, 429)
        except NotAllowed as error:
            return self.wrong(form, error.reason, 403)
        except ValidationError as error:
            return self.unfit(form, error)
        words_kept.forget(self.request)
        return answer

    def send(self, form: Form) -> HttpResponse:
        raise NotImplementedError

    def wrong(self, form: Form, sentence: str, status: int) -> HttpResponse:
        blame(form, sentence)
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=status)

    def unfit(self, form: Form, error: ValidationError) -> HttpResponse:
        for field, sentences in error.message_dict.items():
            blame(form, sentences[0], field)
        return self.render_to_response(self.get_context_data(form=form))


def give_back(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    """Refuse where no form is left to be shown: what was typed can still be copied."""
    shown = {"reason": reason, "words": words_kept.typed(request)}
    return render(request, "community/refused.html", shown, status=status)


def refused(request: HttpRequest, act: Act, thing: Words) -> HttpResponse | None:
    """Refuse where the act makes no sense (any more); what was typed can be copied."""
    answer = offered(reader(request), act, thing)
    return None if answer else give_back(request, answer.reason, 403)


def blame(form: Form, sentence: str, field: str = "body") -> None:
    """Put a sentence beside a field that has been found good otherwise."""
    form.add_error(field if field in form.fields else None, sentence)
