"""What is kept of who invites. Of who was invited nothing is."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.accounts.personal import Kept, register

from .models import Invitation


def leave(user: User, choice: int) -> None:
    """Papers that hang on a wall still lead to joining; the words on them go."""
    Invitation.objects.filter(maker=user).update(maker=None, name="", stopped=True)


def register_all() -> None:
    register(Kept(
        model=Invitation, title=_("Invitations that I made"), fields=("maker",),
        rows=lambda user: Invitation.objects.filter(maker=user).select_related("commune"),
        export=lambda row: {
            _("Class or group"): row.name, _("Commune or ward"): str(row.commune or ""),
            _("Last day"): row.ends, _("How many may join by it"): row.limit,
            _("How many have joined"): row.used, _("Made at"): row.made,
        },
        erase=leave,
    ))  # fmt: skip
