"""Tips and trials of a member, for their owner and for leaving."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User
from hub.accounts.personal import Kept, exempt, register

from .models import Tip, Trial


def done_with_words(user: User, choice: int) -> None:
    """`personal_writings.leave_words` has done it."""


def tool_of(trial: Trial) -> str:
    return str(trial.tool or _("Another AI assistant"))


def register_all() -> None:
    register(Kept(
        model=Tip, title=_("My tips"), fields=("author",),
        rows=lambda user: Tip.objects.by(user).order_by("-pk"),
        export=lambda row: {
            _("Title"): row.title, _("What it helps with"): row.problem,
            _("Prompt"): row.prompt, _("How to do it"): row.steps,
            _("Take care"): row.caution, _("What is typed in"): row.input_sample,
            _("What comes back"): row.result_sample,
            _("Minutes saved"): row.minutes_saved, _("Written on"): row.posted_at,
            _("State"): row.get_status_display(),
        },
        erase=done_with_words,
    ))  # fmt: skip
    register(Kept(
        model=Trial, title=_("What I tried"),
        rows=lambda user: Trial.objects.by(user).select_related("tip", "tool").order_by("-pk"),
        export=lambda row: {
            pgettext_lazy("of a trial", "Tip"): row.tip.title, _("Tool"): tool_of(row),
            _("It worked"): row.worked, _("Note"): row.note, _("When"): row.at,
            _("State"): row.get_note_status_display(),
        },
        erase=done_with_words,
    ))  # fmt: skip
    exempt("community.Tip.verified_by", "who else did it; stays without the person (SET_NULL)")  # fmt: skip
