"""What `hub.accounts` itself keeps: account, phone, log of acts, requests."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import (
    Act,
    DataRequest,
    Factor,
    LegalRecord,
    Phone,
    Recovery,
    SignIn,
    User,
)
from ..phones import spoken
from .registry import Kept, by_cascade, exempt, register


def leave_acts(user: User, choice: int) -> None:
    """The log stays; its rows point at the sealed record in place of the account."""
    record = LegalRecord.objects.filter(number=user.pk).first()
    Act.objects.filter(user=user).update(user=None, left=record)


def leave_requests(user: User, choice: int) -> None:
    """That there was a request stays as proof; words and files go."""
    for request in DataRequest.objects.filter(user=user):
        request.forget()


def leave_sessions(user: User, choice: int) -> None:
    """Sessions hold words that were typed and not sent: they go now, not with their days."""
    keys = list(SignIn.objects.filter(user=user).values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()


def last_day(act: Act) -> date:
    return timezone.localdate(act.at) + timedelta(days=settings.HUB_ACT_DAYS)


def register_all() -> None:
    register(Kept(
        model=User, title=_("Account"), fields=(),
        rows=lambda user: User.objects.filter(pk=user.pk),
        export=lambda row: {
            _("Name"): row.name, _("E-mail"): row.email, _("Joined"): row.date_joined,
            _("Last signed in"): row.last_login,
            _("Has a password"): row.has_usable_password(),
            _("Groups of the staff"): ", ".join(row.groups.values_list("name", flat=True)),
            _("Fields of expertise"): ", ".join(row.expertise),
        },
        erase=by_cascade,
        law=lambda row: {"name": row.name, "email": row.email or ""},
    ))  # fmt: skip
    register(Kept(
        model=Phone, title=_("Phone number"),
        rows=lambda user: Phone.objects.filter(user=user),
        export=lambda row: {
            _("Number"): spoken(row.number), _("Proved by a code on"): row.verified_at
        },
        erase=by_cascade,
        law=lambda row: {"phone": row.number},
    ))  # fmt: skip
    register(Kept(
        model=SignIn, title=_("Where I am signed in"),
        rows=lambda user: SignIn.objects.filter(user=user).order_by("-pk"),
        export=lambda row: {
            _("Device"): row.device, pgettext_lazy("of a sign-in", "since"): row.at,
        },
        erase=leave_sessions,
    ))  # fmt: skip
    register(Kept(
        model=Factor, title=_("My second step of signing in"),
        rows=lambda user: Factor.objects.filter(user=user).order_by("pk"),
        export=lambda row: {
            _("Kind"): row.get_type_display(), _("Added"): row.created_at,
            _("Last used"): row.last_used_at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    register(Kept(
        model=DataRequest, title=_("Requests about my data"),
        rows=lambda user: DataRequest.objects.filter(user=user).order_by("-pk"),
        export=lambda row: {
            _("Request"): row.get_kind_display(), _("Received"): row.received_at,
            _("Answer due by"): row.due_at, _("State"): row.get_state_display(),
            _("My words"): row.text, _("Answer"): row.answer,
        },
        erase=leave_requests,
    ))  # fmt: skip
    register(Kept(
        model=Recovery, title=_("Requests to get back into my account"),
        rows=lambda user: Recovery.objects.filter(user=user),
        export=lambda row: {
            _("Name"): row.name, _("Received"): row.asked_at,
            _("State"): row.get_state_display(), _("Carried out at"): row.ready_at,
        },
        erase=by_cascade,
    ))  # fmt: skip
    exempt(
        "accounts.RecoveryStep.by",
        "who of the staff checked it; stays without the person (SET_NULL)",
    )
    register(Kept(
        model=Act, title=_("Log of what I did here"), keeps_until=last_day,
        rows=lambda user: Act.objects.filter(user=user).order_by("-pk"),
        export=lambda row: {
            _("What"): row.get_kind_display(), _("When"): row.at,
            _("From the address"): row.address,
        },
        erase=leave_acts,
    ))  # fmt: skip
