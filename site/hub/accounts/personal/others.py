"""What packages keep of an account, and why little of it needs a part of its own.

The staff's work in Wagtail stays theirs to the agency, so it stays without the person.
"""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from ..models import User
from .registry import Kept, exempt, register

GOES = "goes with the account (CASCADE)"
NAMELESS = "the staff's work stays, without the person (SET_NULL)"
NUMBER = "only the account's number stays; no name is kept with it"

REASONS = {
    "accounts.User.groups": "which rights an account has; " + GOES,
    "accounts.User.user_permissions": "likewise; " + GOES,
    "accounts.User_groups.user": GOES,
    "accounts.User_user_permissions.user": GOES,
    "account.EmailAddress.user": "allauth's, unused: e-mail stands in the account; " + GOES,
    "mfa.Authenticator.user": "shown as Factor; " + GOES,
    "files.HubImage.uploaded_by_user": NAMELESS,
    "files.HubDocument.uploaded_by_user": NAMELESS,
    "wagtaildocs.Document.uploaded_by_user": NAMELESS,
    "wagtailimages.Image.uploaded_by_user": NAMELESS,
    "wagtailcore.UploadedFile.uploaded_by_user": NAMELESS,
    "wagtailcore.Page.owner": NAMELESS,
    "wagtailcore.Page.locked_by": NAMELESS,
    "wagtailcore.Revision.user": NAMELESS,
    "wagtailcore.WorkflowState.requested_by": NAMELESS,
    "wagtailcore.TaskState.finished_by": NAMELESS,
    "wagtailcore.Comment.user": "a note between editors; " + GOES,
    "wagtailcore.Comment.resolved_by": NAMELESS,
    "wagtailcore.CommentReply.user": "a note between editors; " + GOES,
    "wagtailcore.PageSubscription.user": GOES,
    "wagtailcore.APIToken.user": GOES,
    "wagtailcore.PageLogEntry.user": NUMBER,
    "wagtailadmin.EditingSession.user": GOES,
    "wagtailadmin.FormState.user": "a form of the admin not yet saved; " + GOES,
    "wagtail_localize.StringTranslation.last_translated_by": NAMELESS,
    "wagtail_localize.SegmentOverride.last_translated_by": NAMELESS,
    # Keys that could name any row, an account among them.
    "wagtailcore.Revision.object_id": "accounts have no revisions",
    "wagtailcore.WorkflowState.object_id": "accounts have no workflow",
    "wagtailcore.ReferenceIndex.object_id": "accounts are not indexed for references",
    "wagtailcore.ReferenceIndex.to_object_id": NUMBER,
    "wagtailadmin.EditingSession.object_id": NUMBER,
    "wagtailadmin.FormState.object_id": "erased with the log of changes of the account",
    "wagtailsearch.IndexEntry.object_id": "accounts are not indexed for search",
    "taggit.TaggedItem.object_id": "accounts have no tags",
    # Text of machines.
    "sessions.Session.session_data": "the account's number, signed; what is in it goes"
    " with the session, at the latest after HUB_SESSION_DAYS",
    "django_tasks_database.DBTaskResult.args_kwargs": "keys of rows, for some days",
}  # fmt: skip


def own_changes(user: User) -> object:
    """Return what the admin's log says of the account itself; its label is the name."""
    kind = ContentType.objects.get_for_model(User)
    rows = ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk))
    return rows.order_by("-timestamp")


def leave_log(user: User, choice: int) -> None:
    """The name goes from the log of what was done to the account; its number stays."""
    from wagtail.admin.models import FormState

    own_changes(user).update(label="", data={})
    kind = ContentType.objects.get_for_model(User)
    FormState.objects.filter(content_type=kind, object_id=str(user.pk)).delete()


def leave_picture(user: User, choice: int) -> None:
    """The row goes by itself, the file of the picture does not."""
    for row in UserProfile.objects.filter(user=user).exclude(avatar=""):
        row.avatar.delete(save=False)


def register_all() -> None:
    for field, reason in REASONS.items():
        exempt(field, reason)
    register(Kept(
        model=UserProfile, title=_("Settings of the admin"),
        rows=lambda user: UserProfile.objects.filter(user=user),
        export=lambda row: {
            _("Language"): row.preferred_language, _("Time zone"): row.current_time_zone,
            _("Picture"): row.avatar.name,
        },
        erase=leave_picture,
        files=lambda row: [row.avatar] if row.avatar else [],
    ))  # fmt: skip
    register(Kept(
        model=ModelLogEntry, title=_("What admins changed on my account"),
        fields=("user", "object_id"), rows=own_changes,
        export=lambda row: {_("What"): row.action, _("When"): row.timestamp},
        erase=leave_log,
    ))  # fmt: skip
