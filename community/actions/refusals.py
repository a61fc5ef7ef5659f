"""What an action raises instead of acting. Each carries a sentence for the person."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..permissions import Refused


class NotAllowed(PermissionDenied):
    """The permission function said no; views answer 403 (or ask to sign in)."""

    def __init__(self, refused: Refused | str) -> None:
        self.reason = refused if isinstance(refused, str) else refused.reason
        super().__init__(self.reason)


class TooFast(Exception):
    """A limit is reached; views answer 429, with the text still in the form."""

    def __init__(self, kind: str, seconds: int) -> None:
        self.kind, self.seconds = kind, seconds
        super().__init__(self.reason)

    @property
    def until(self) -> datetime:
        return timezone.now() + timedelta(seconds=self.seconds)

    @property
    def reason(self) -> str:
        if self.seconds < 120:
            words = ngettext(
                "That was fast. You can go on in %(count)d second.",
                "That was fast. You can go on in %(count)d seconds.",
                self.seconds,
            )
            return words % {"count": self.seconds}
        if self.seconds < 7200:
            return _("That is much in a short time. You can go on in %(count)d minutes.") % {
                "count": -(-self.seconds // 60)
            }  # fmt: skip
        return _(
            "That is all for today. You can go on tomorrow; your words are kept here."
        )


class Stale(Exception):
    """The words were changed after they were read for approval; read them again."""

    @property
    def reason(self) -> str:
        return _("The author has changed the words meanwhile. Please read them again.")


class Unfit(ValidationError):
    """What was typed cannot be taken. `message_dict` has the sentences by field."""
