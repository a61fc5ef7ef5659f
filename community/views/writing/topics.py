"""Asking or sharing: `/cong-dong/dang/`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ... import guessing, said
from ...actions import topics
from ...forms.topics import TopicForm
from ...models import Kind, Profile, Space, Status, Topic
from .pictures import PicturesView

SEND = "gui"  # the step after “already answered?”
PLACES = {Kind.QUESTION: "hoi-dap", Kind.SHARE: "chia-se-meo", Kind.NOTICE: "thong-bao"}
LONGEST = 2000


class TopicCreateView(PicturesView):
    template_name = "community/topic_create.html"
    form_class = TopicForm
    draft = "dang"

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"person": self.person}

    def get_initial(self) -> dict:
        """Tick what the profile shows, but never what somebody has unticked before."""
        profile, asked, kept = self.profile, self.request.GET, super().get_initial()
        ticks = profile is not None and not kept
        return {
            "space": asked.get("goc", ""), "body": asked.get("chu", "")[:LONGEST],
            "with_commune": ticks and profile.shows_commune,
            "with_sector": ticks and profile.shows_sector,
        } | kept  # fmt: skip

    @property
    def profile(self) -> Profile | None:
        if not self.person.is_known:
            return None
        rows = Profile.objects.select_related("commune", "sector")
        return rows.filter(user=self.person.user).first()

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(profile=self.profile, **kwargs)

    def form_valid(self, form: TopicForm) -> HttpResponse:
        """Without JavaScript what may answer already is a step between."""
        if self.request.POST.get("buoc") == SEND:
            return super().form_valid(form)
        body = form.cleaned_data["body"]
        similar = answered_already(self.request, body)
        if not similar:
            return super().form_valid(form)
        kind = form.cleaned_data["kind"] or guessing.kind_of(body)
        context = self.get_context_data(form=form, similar=similar, guessed=kind)
        return self.render_to_response(context)

    def send(self, form: TopicForm) -> HttpResponse:
        given, profile = form.cleaned_data, self.profile
        kind = given["kind"] or guessing.kind_of(given["body"])
        space = given["space"] or Space.objects.get(slug=PLACES[Kind(kind)])
        topic = topics.post(
            by=self.person.user, space=space, body=given["body"], title=given["title"],
            kind=kind, client_key=given["client_key"],
            commune=profile.commune if profile and given["with_commune"] else None,
            sector=profile.sector if profile and given["with_sector"] else None,
            with_pictures=self.chosen(form),
        )  # fmt: skip
        said.say(self.request, sentence(topic), self.draft)
        return redirect(topic)


def sentence(topic: Topic) -> str:
    if topic.status == Status.PUBLIC:
        return _("It is there. Thank you.")
    return _("It has arrived. A moderator reads it first.")


def answered_already(request: HttpRequest, words: str) -> SafeString:
    """Return what other parts know that may answer a draft, empty if nothing."""
    context = {"words": words[:LONGEST]}
    found = render_to_string("community/similar.html", context, request)
    return found if found.strip() else mark_safe("")


@never_cache
@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """Answer a draft with what may answer it already. The words stand in no address."""
    return HttpResponse(answered_already(request, request.POST.get("body", "")))
