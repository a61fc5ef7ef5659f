"""From an accepted answer to a tip: the form with its fields filled in, and the page on
which the author of the answer says yes or no.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from ... import said, tip_from_answer, words_kept
from ...actions import NotAllowed, Stale, promoting
from ...forms.tips import TipForm
from ...models import Consent, Status, Tip, give_pictures
from ...permissions import Act, may
from ...reader import reader
from ...reading import labels, tips
from ..base import MemberMixin, forbidden
from ..reading import tip_page
from ..reading.threads import number
from .base import refused
from .things import COMMENT, thing_of
from .tips import UNTICKED, TipView


class TipFromAnswerView(TipView):
    """`/cong-dong/viec/bl/<answer>/thanh-meo/`"""

    strangers = False

    def begin(self) -> HttpResponse | None:
        if not self.request.user.is_authenticated:
            return None
        self.answer = thing_of(self.person, COMMENT, self.kwargs["pk"])
        made = Tip.objects.of_answer(self.answer.pk).first()
        if made and self.request.method != "POST":
            return self.made(made)
        return refused(self.request, Act.MAKE_TIP, self.answer)

    def made(self, tip: Tip) -> HttpResponse:
        if tip.status == Status.PUBLIC or may(self.person, Act.READ, tip):
            return redirect(tip)
        return forbidden(self.request, promoting.already(tip))

    def get_initial(self) -> dict:
        typed = words_kept.kept(self.request)
        return self.guessed() | (UNTICKED if typed else {}) | super().get_initial()

    def guessed(self) -> dict:
        """Begin with the question's and the answer's own words, filed as the question."""
        topic = self.answer.discussion.topic
        tools = [tool.slug for tool in topic.tools.all()]
        page = topic.pages.order_by("pk").first()
        return tip_from_answer.values(topic.title, topic.body, self.answer.comment) | {
            "sectors": [topic.sector.slug] if topic.sector else [],
            "tools": tools, "any_assistant": not tools,
            "about": topic.lesson_id or (page and page.pk),
        }  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict:
        own = self.answer.user_id == self.person.key
        return super().get_context_data(answer=self.answer, own=own, **kwargs)

    def send(self, form: TipForm) -> HttpResponse:
        tip = promoting.propose(
            by=self.person.user, comment=self.answer, words=form.words(),
            filed=form.filing(), client_key=form.cleaned_data["client_key"],
            with_pictures=self.chosen(form),
        )  # fmt: skip
        said.say(self.request, sentence(tip), self.request.path)
        return redirect(tip)


def sentence(tip: Tip) -> str:
    if tip.consent == Consent.ASKED:
        return _("Thank you. The author of the answer is asked first; you are told.")
    if tip.status == Status.PUBLIC:
        return _("It is there. Thank you.")
    return _("It has arrived. A moderator reads it first.")


class ConsentView(MemberMixin, View):
    """What will be shown, and yes or no. Later the yes can be taken back here."""

    http_method_names = ("get", "head", "post", "options")

    def get(self, request: HttpRequest, pk: int, sentence: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
        tip = asked_of(request, pk)
        give_pictures([tip])
        page = tips.page_of(tip)
        shown = {
            "tip": tip, **tip_page.words_of(tip), "about": page, "sentence": sentence,
            "answer": tip.source_comment, "said": said.hear(request),
        }  # fmt: skip
        return render(request, "community/tip_consent.html", shown, status=status)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        tip = asked_of(request, pk)
        try:
            words = self.answered(tip, request.POST.get("tra-loi", ""))
        except (NotAllowed, Stale) as error:
            return self.get(request, pk, error.reason, 409)
        if not words:
            return self.get(request, pk, _("Choose yes or no."))
        said.say(request, words)
        return redirect("community:tip-consent", pk)

    def answered(self, tip: Tip, answer: str) -> str:
        by = self.request.user
        if answer == "khong":
            promoting.disagree(by=by, tip=tip)
            return _("It does not become a tip. Your answer stays where it is.")
        seen = number(self.request.POST.get("phien-ban"))
        if answer != "co" or seen is None:
            return ""
        promoting.agree(by=by, tip=tip, seen=seen)
        return _("Thank you. It bears your name as the author of the answer.")


def asked_of(request: HttpRequest, pk: int) -> Tip:
    """Return the tip for the author of its answer, and for nobody else."""
    rows = labels.with_labels(Tip.objects.with_people()).select_related(
        "source_comment__user__profile", "source_comment__discussion__topic"
    )
    tip = get_object_or_404(rows, pk=pk)
    if not may(reader(request), Act.AGREE, tip):
        raise Http404
    return tip
