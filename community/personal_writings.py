"""What members wrote, for its owner and for leaving."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User
from hub.accounts.personal import Kept, Leaving, by_cascade, exempt, register

from .actions import leaving
from .models import (
    Discussion,
    Follow,
    HubComment,
    Notice,
    Picture,
    Reaction,
    Report,
    Revision,
    Save,
    Topic,
)
from .models.about import About
from .reading.wording import words_then


def leave_words(user: User, choice: int) -> None:
    """Everything a person wrote, at once: topics, comments, tips, texts, reports."""
    if choice == Leaving.REMOVE_WRITINGS:
        leaving.erase_words(user)
    else:
        leaving.keep_words(user)


def done_with_topics(user: User, choice: int) -> None:
    """`leave_words`, called for the topics, has done it."""


def place(row: About | Follow) -> str:
    """Return the title of what a row stands at."""
    if isinstance(row, Follow):
        return title_of(row.discussion)
    return title_of(row.thing.discussion) if row.thing else ""


def title_of(discussion: Discussion) -> str:
    return discussion.post.title if discussion.post else str(_("Below a page"))


def register_all() -> None:
    about = (
        "topic__discussion", "comment__discussion__topic", "comment__discussion__tip",
        "tip__discussion",
    )  # fmt: skip
    register(Kept(
        model=Topic, title=_("What I posted"), fields=("author",),
        rows=lambda user: Topic.objects.by(user).select_related("space").order_by("-pk"),
        export=lambda row: {
            _("Title"): row.title, _("Words"): row.body, _("Space"): str(row.space),
            _("Written on"): row.posted_at, _("State"): row.get_status_display(),
        },
        erase=leave_words,
    ))  # fmt: skip
    register(Kept(
        model=HubComment, title=_("What I answered"),
        rows=lambda user: HubComment.objects.by(user).select_related(
            "discussion__topic", "discussion__tip"
        ).order_by("-pk"),
        export=lambda row: {
            _("Words"): row.comment, _("Written on"): row.submit_date,
            _("At which post"): title_of(row.discussion),
            _("State"): row.get_status_display(),
        },
        erase=done_with_topics,
    ))  # fmt: skip
    register(Kept(
        model=Revision, title=_("Earlier texts and changes that wait"), fields=("by",),
        rows=lambda user: Revision.objects.filter(by=user).select_related(*about).order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row), _("Title"): row.title,
            _("Words"): words_then(row), _("Written on"): row.at,
            _("State"): row.get_state_display(),
        },
        erase=done_with_topics,
    ))  # fmt: skip
    register(Kept(
        model=Picture, title=_("Pictures with my words"), fields=("by",),
        rows=lambda user: Picture.objects.filter(by=user).select_related(*about).order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row) if row.thing else _("In a form not sent yet"),
            _("What the picture shows"): row.alt, _("Added at"): row.added_at,
            _("State"): row.get_state_display(), _("File"): row.file.name.rpartition("/")[2],
        },
        erase=done_with_topics,
        files=lambda row: [row.file],
    ))  # fmt: skip
    register(Kept(
        model=Report, title=_("What I reported"), fields=("reporter",),
        rows=lambda user: Report.objects.filter(reporter=user).select_related(*about).order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row), _("Why"): row.get_reason_display(),
            _("Words"): row.note, _("When"): row.at, _("State"): row.get_state_display(),
        },
        erase=done_with_topics,
    ))  # fmt: skip
    register(Kept(
        model=Reaction, title=_("My thanks to others"),
        rows=lambda user: Reaction.objects.filter(user=user).select_related(*about).order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row), _("Kind"): row.get_kind_display(), _("When"): row.at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Follow, title=_("What I follow"),
        rows=lambda user: Follow.objects.filter(user=user).select_related("discussion__topic", "discussion__tip").order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row), _("Tells nothing"): row.muted, _("When"): row.at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Save, title=_("What I keep for later"),
        rows=lambda user: Save.objects.filter(user=user).select_related(*about).order_by("-pk"),
        export=lambda row: {_("At which post"): place(row), _("When"): row.at},
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Notice, title=_("What I was told"), fields=("recipient",),
        rows=lambda user: Notice.objects.to(user).select_related(*about).order_by("-pk"),
        export=lambda row: {
            _("At which post"): place(row), _("What happened"): row.get_verb_display(),
            _("When"): row.at, pgettext_lazy("of a notice", "Read at"): row.read_at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    exempt(
        "django_comments.Comment.user", "the author of a HubComment, registered there"
    )
    exempt("django_comments.CommentFlag.user", "the package's flags are never written")
    for model in (
        "django_comments.Comment",
        "django_comments_xtd.XtdComment",
        "community.HubComment",
    ):
        exempt(f"{model}.object_pk", "the key of a discussion, not of a person")
    other = "who else did it; stays without the person (SET_NULL)"
    for field in ("Notice.actor", "Decision.by", "Report.settled_by"):
        exempt(f"community.{field}", other)
