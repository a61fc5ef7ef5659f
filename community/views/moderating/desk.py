"""The queue at `/kiem-duyet/`, and the decisions on its cases."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ... import said
from ...actions import NotAllowed, Stale, approval, moderation, reports
from ...forms.reports import DecisionForm
from ...models import HubComment, Revision, Words, give_pictures
from ...reader import reader
from ...reading import cases, queue
from ..writing.things import thing_of
from .base import ModeratorMixin


class DeskView(ModeratorMixin, TemplateView):
    template_name = "community/desk.html"

    def get_context_data(self, **kwargs: object) -> dict:
        which = self.kwargs.get("which", "cho-duyet")
        found = cases.read(which)
        for case in found:
            seen = case.revision.pk if case.revision else case.thing.version
            case.form = DecisionForm(initial={"seen": seen}, auto_id=f"{case.name}_%s")
        spoken = said.hear(self.request)
        own = {
            "which": which,
            "cases": found,
            "said": spoken,
            "waiting": queue.counts(),
        }
        return super().get_context_data(**kwargs | own)


class DecideView(ModeratorMixin, TemplateView):
    """Decide on one thing; opened as a page it shows just that thing."""

    template_name = "community/decide.html"
    http_method_names = ("get", "head", "post", "options")

    @property
    def thing(self) -> Words:
        return thing_of(reader(self.request), self.kwargs["kind"], self.kwargs["pk"])

    def get_context_data(self, **kwargs: object) -> dict:
        """Show the words as they are now, so that the next press is about these."""
        thing, form = self.thing, kwargs.get("form") or DecisionForm()
        form.initial["seen"] = thing.version
        posted = self.request.POST
        of = "sua" if posted.get("quyet-dinh", "").endswith("-sua") else ""
        if of and (change := Revision.objects.about(thing).waiting().first()):
            form.initial["seen"] = change.pk
        give_pictures([thing], "waiting" if of else "shown")
        own = {"thing": thing, "form": form, "of": of, "back": posted.get("danh-sach", "")}  # fmt: skip
        own["said"] = said.hear(self.request)
        return super().get_context_data(**kwargs | own)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:  # fmt: skip
        form = DecisionForm(request.POST)
        what = DECISIONS.get(request.POST.get("quyet-dinh", ""))
        if what is None or not form.is_valid():
            raise Http404
        given = form.cleaned_data
        if what in NEED_REASON and not given["reason"]:
            return self.again(_("Choose a reason: its author reads it."), given, 200)
        try:
            sentence = what(request.user, self.thing, given)
        except (Stale, NotAllowed) as error:
            return self.again(error.reason, given, 409)
        said.say(request, sentence)
        which = request.POST.get("danh-sach", "")
        if which in cases.LISTS:
            return redirect("community:desk", which)
        return redirect(self.thing)

    def again(self, sentence: str, given: dict, status: int) -> HttpResponse:
        """Show the thing anew, with what was chosen and typed."""
        context = self.get_context_data(
            form=DecisionForm(initial=given), sentence=sentence, **self.kwargs
        )
        return self.render_to_response(context, status=status)


def approve(by, thing: Words, given: dict) -> str:
    changed = approval.approve(by=by, thing=thing, seen=given["seen"] or 0)
    return _("It is public now; its author is told.") if changed else decided()


def decided() -> str:
    return _("Somebody has decided on this already.")


def decline(by, thing: Words, given: dict) -> str:
    changed = approval.decline(
        by=by, thing=thing, seen=given["seen"] or 0, reason=given["reason"], note=given["note"]
    )  # fmt: skip
    return _("Sent back to its author with the reason.") if changed else decided()


def approve_edit(by, thing: Words, given: dict) -> str:
    changed = approval.approve_edit(by=by, revision=revision(thing, given))
    return _("The new text is public now.") if changed else decided()


def decline_edit(by, thing: Words, given: dict) -> str:
    approval.decline_edit(
        by=by, revision=revision(thing, given), reason=given["reason"], note=given["note"]
    )  # fmt: skip
    return _("The change is sent back; the old text stays.")


def revision(thing: Words, given: dict) -> Revision:
    found = Revision.objects.about(thing).filter(pk=given["seen"] or 0).first()
    if found is None:
        raise Stale
    return found


def hide(by, thing: Words, given: dict) -> str:
    moderation.hide(by=by, thing=thing, reason=given["reason"], note=given["note"])
    return _("Hidden; its author is told.")


def hide_branch(by, thing: Words, given: dict) -> str:
    if not isinstance(thing, HubComment):
        raise Http404
    many = moderation.hide_branch(
        by=by, comment=thing, reason=given["reason"], note=given["note"]
    )
    return _("Hidden with all answers below: %(count)d comments.") % {"count": many}


def remove(by, thing: Words, given: dict) -> str:
    moderation.remove(by=by, thing=thing, reason=given["reason"], note=given["note"])
    return _("Removed; its author is told.")


def show(by, thing: Words, given: dict) -> str:
    moderation.show(by=by, thing=thing)
    return _("Shown again.")


def dismiss(by, thing: Words, given: dict) -> str:
    if not reports.settle(by=by, thing=thing, right=False):
        return _("No report on it waits any more.")
    return _("The words stay; who reported them is told.")


DECISIONS = {
    "duyet": approve, "tra-lai": decline, "duyet-sua": approve_edit,
    "tra-lai-sua": decline_edit, "an": hide, "an-nhanh": hide_branch, "go": remove,
    "hien": show, "bo-qua": dismiss,
}  # fmt: skip
NEED_REASON = {decline, decline_edit, hide, hide_branch, remove}
