"""What `community` keeps of a member, for its owner and for leaving."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User
from hub.accounts.personal import Kept, by_cascade, exempt, register
from hub.pagecache import bump

from .models import (
    Appeal,
    ConsentRecord,
    ExpectedTrainer,
    Grant,
    Identity,
    Lock,
    OldSlug,
    Profile,
)


def leave_profile(user: User, choice: int) -> None:
    bump("community")  # the row goes with the account; no page may show it any more


def leave_grants(user: User, choice: int) -> None:
    """That a role was given stays as proof; to whom, and the words about it, go.

    The one change that ever touches this log, so it goes around its manager.
    """
    QuerySet(Grant).filter(user=user).update(user=None, reason="")


def leave_list(user: User, choice: int) -> None:
    """The agency's list of trainers loses the person who has joined and left."""
    ExpectedTrainer.objects.filter(member=user).delete()


def register_all() -> None:
    register(Kept(
        model=Profile, title=pgettext_lazy("of a member", "Profile"),
        rows=lambda user: Profile.objects.filter(user=user).select_related(
            "commune", "sector"
        ),
        export=lambda row: {
            _("Name that others see"): row.display_name,
            _("Address of my page"): row.get_absolute_url(),
            _("My page is open to everybody"): row.shown,
            _("Commune or ward"): str(row.commune or ""),
            _("Show my commune on my page"): row.shows_commune,
            _("What I work in"): str(row.sector or ""),
            _("Show my sector on my page"): row.shows_sector,
            _("Text size"): row.get_text_size_display(),
        },
        erase=leave_profile,
    ))  # fmt: skip
    register(Kept(
        model=OldSlug, title=_("Earlier addresses of my page"), fields=("profile",),
        rows=lambda user: OldSlug.objects.filter(profile__user=user).order_by("-pk"),
        export=lambda row: {_("Address of my page"): row.slug},
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Identity, title=_("Full name and birth date"),
        rows=lambda user: Identity.objects.filter(user=user),
        export=lambda row: {
            _("Full name"): row.full_name, _("Birth date"): row.birth,
            _("Given at"): row.given_at,
        },
        erase=by_cascade,
        law=lambda row: {"full_name": row.full_name, "birth": row.birth.isoformat()},
    ))  # fmt: skip
    register(Kept(
        model=ConsentRecord, title=_("What I agreed to, and took back"),
        rows=lambda user: ConsentRecord.objects.filter(user=user).order_by("-pk"),
        export=lambda row: {
            _("For what"): row.get_purpose_display(), _("Agreed"): row.given,
            _("Version of the text"): row.text_version, _("When"): row.at,
            _("Where"): row.get_method_display(),
        },
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Grant, title=_("Roles given to me"),
        rows=lambda user: Grant.objects.filter(user=user).order_by("-pk"),
        export=lambda row: {
            _("Role"): row.get_role_display(), _("Given"): row.given,
            _("Why"): row.reason, _("When"): row.at,
        },
        erase=leave_grants,
    ))  # fmt: skip
    register(Kept(
        model=ExpectedTrainer, title=_("My line in the list of core trainers"),
        fields=("member",),
        rows=lambda user: ExpectedTrainer.objects.filter(member=user).select_related(
            "commune"
        ),
        export=lambda row: {
            _("Name in the sheet"): row.name, _("Number"): row.number,
            _("Commune or ward"): str(row.commune or ""), _("Unit"): row.unit,
            _("Joined"): row.met_at,
        },
        erase=leave_list,
    ))  # fmt: skip
    staff = "who of the staff did it; stays without the person (SET_NULL)"
    for field in ("Grant.by", "Disclosure.by", "ExpectedTrainer.added_by"):
        exempt(f"community.{field}", staff)
    register(Kept(
        model=Lock, title=_("When writing was closed to me"),
        rows=lambda user: Lock.objects.of(user),
        export=lambda row: {
            _("Why"): row.get_reason_display(), _("Words to me"): row.note,
            _("When"): row.at, _("Until"): row.until, _("Opened again"): row.lifted_at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=Appeal, title=_("My objections to decisions"), fields=("by",),
        rows=lambda user: Appeal.objects.filter(by=user).order_by("-pk"),
        export=lambda row: {
            _("My words"): row.text, _("When"): row.at,
            _("State"): row.get_outcome_display(), _("Answer"): row.answer,
        },
        erase=by_cascade,
    ))  # fmt: skip
    for field in ("Lock.by", "Lock.lifted_by", "Appeal.judge"):
        exempt(f"community.{field}", staff)
