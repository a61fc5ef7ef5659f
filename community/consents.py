"""What holds of a member's consents: the newest record of each purpose."""

from hub.accounts.models import User
from hub.models import Operator

from .models import ConsentRecord, Purpose

# The version of the words beside each choice (templates/community/consents.html and
# profile_edit.html). Whoever changes what they mean changes the version.
TEXTS = {
    Purpose.NEWS: "2026-11",
    Purpose.SURVEYS: "2026-11",
    Purpose.COMMUNE: "2026-11",
    Purpose.SECTOR: "2026-11",
}
OPTIONAL = (Purpose.NEWS, Purpose.SURVEYS)


def version(purpose: Purpose) -> str:
    """Return the version of the text in use; that of the rules is kept by admins."""
    if purpose == Purpose.RULES:
        return Operator.current().rules_version
    return TEXTS[purpose]


def latest(user: User) -> dict[Purpose, ConsentRecord]:
    """Return the newest record of each purpose: one query."""
    rows = ConsentRecord.objects.filter(user=user).order_by("pk")
    return {Purpose(row.purpose): row for row in rows}


def rules_accepted(user: User) -> bool:
    """Return whether this person accepted the rules in their present version."""
    rows = ConsentRecord.objects.filter(user=user, purpose=Purpose.RULES)
    newest = rows.order_by("-pk").first()
    return bool(newest and newest.given) and (
        newest.text_version == version(Purpose.RULES)
    )
