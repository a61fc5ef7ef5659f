"""Changing one's own words."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ... import said
from ...actions import Outcome, comments, topics, wordings
from ...forms.topics import AnswerEditForm, TopicEditForm, WordsForm
from ...models import Revision, Topic
from ...permissions import Act
from .base import refused
from .pictures import PicturesView
from .things import thing_of


class EditView(PicturesView):
    template_name = "community/edit.html"
    strangers = False

    def begin(self) -> HttpResponse | None:
        if not self.request.user.is_authenticated:
            return None
        self.thing = thing_of(self.person, self.kwargs["kind"], self.kwargs["pk"])
        self.beside = self.thing
        return refused(self.request, Act.EDIT, self.thing)

    def get_form_class(self) -> type[WordsForm]:
        return TopicEditForm if isinstance(self.thing, Topic) else AnswerEditForm

    def get_initial(self) -> dict:
        """Begin with the change that waits, if there is one."""
        waiting = Revision.objects.about(self.thing).waiting().first()
        values = {"body": waiting.body if waiting else wordings.of(self.thing).body}
        if isinstance(self.thing, Topic):
            own = self.thing.title if self.thing.title_is_own else ""
            values["title"] = waiting.title if waiting else own
        return values | super().get_initial()

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(thing=self.thing, **kwargs)

    def send(self, form: WordsForm) -> HttpResponse:
        given, by = form.cleaned_data, self.person.user
        if isinstance(self.thing, Topic):
            outcome = topics.edit(
                by=by, topic=self.thing, body=given["body"], title=given["title"],
                with_pictures=self.chosen(form),
            )  # fmt: skip
        else:
            outcome = comments.edit(
                by=by, comment=self.thing, body=given["body"],
                with_pictures=self.chosen(form),
            )  # fmt: skip
        said.say(self.request, sentence(outcome), self.request.path)
        return redirect(self.thing)


def sentence(outcome: Outcome) -> str:
    if outcome == Outcome.WAITS:
        return _("Your change has arrived. A moderator reads it first.")
    return _("It is changed.") if outcome == Outcome.DONE else _("Nothing was changed.")
