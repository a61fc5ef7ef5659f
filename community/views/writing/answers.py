"""Answering in a thread, on a page of its own where JavaScript is away."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ... import said
from ...actions import comments, discussions
from ...forms.topics import AnswerForm
from ...models import HubComment, Status, Tip, Topic
from ...permissions import Act, may
from ...reading import places
from ..reading.threads import number
from .pictures import PicturesView
from .things import TIP, TOPIC


class ReplyView(PicturesView):
    """Below a topic (`t`), a tip (`m`) or a page (`ve`); `?toi=` or the field `to` names a comment."""

    template_name = "community/reply.html"
    form_class = AnswerForm

    gone = _("What you answer is no longer public.")

    def begin(self) -> None:
        asked = self.request
        self.place = place_of(self.kwargs["kind"], self.kwargs["pk"])
        self.to = number(asked.POST.get("to") or asked.GET.get("toi"))
        self.draft = f"{self.place.draft}-{self.to or 0}"

    @property
    def here(self) -> str:
        """Come back to the very comment that was to be answered."""
        path = self.request.path
        return f"{path}?toi={self.to}" if self.to else path

    @property
    def answered(self) -> HubComment | None:
        if self.to is None or self.place.discussion.pk is None:
            return None
        rows = HubComment.objects.select_related(
            "user__profile", "discussion__topic", "discussion__tip"
        )
        found = rows.filter(pk=self.to, discussion=self.place.discussion).first()
        return found if found and may(self.person, Act.READ, found) else None

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(
            place=self.place, to=self.answered, talk=self.place.discussion, **kwargs
        )

    def send(self, form: AnswerForm) -> HttpResponse:
        discussion = self.place.discussion
        if self.place.page is not None:
            discussion = discussions.of_page(self.place.page)
        comment = comments.reply(
            by=self.person.user, discussion=discussion, body=form.cleaned_data["body"],
            to=self.to, client_key=form.cleaned_data["client_key"],
            with_pictures=self.chosen(form),
        )  # fmt: skip
        public = comment.status == Status.PUBLIC
        text = gettext("It is there. Thank you.") if public else gettext("It has arrived. A moderator reads it first.")  # fmt: skip
        said.say(self.request, text, self.draft)
        return redirect(comment)


def place_of(kind: str, pk: int) -> places.Place:
    if kind == "ve":
        return places.of_page_key(pk)
    if kind == TIP:
        found = Tip.objects.public().with_people()
        return places.of_tip(get_object_or_404(found, pk=pk))
    if kind != TOPIC:
        raise Http404
    rows = Topic.objects.public().select_related("discussion", "author__profile")
    return places.of_topic(get_object_or_404(rows, pk=pk))
